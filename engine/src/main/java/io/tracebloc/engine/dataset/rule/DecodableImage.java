package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.image.ImageHeader;
import java.util.Optional;

/** IMG-03: the header of every picture can be decoded. */
record DecodableImage(PictureKind kind) implements ImageRule {
  @Override
  public Optional<Finding> check(DatasetFile file, ImageHeader header) {
    return switch (header) {
      case ImageHeader.Picture _ -> Optional.empty();
      case ImageHeader.Broken broken ->
          Optional.of(
              Finding.of(
                  kind.decodable(),
                  "The %s cannot be decoded: %s. Replace or remove it."
                      .formatted(kind.noun(), broken.reason())));
    };
  }
}
