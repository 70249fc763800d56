package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.image.ImageHeader;
import java.util.Optional;

/** IMG-04: every picture has exactly the expected size; nothing resizes it (trap 2). */
record ImageResolution(PictureKind kind, PixelSize expected) implements ImageRule {
  @Override
  public Optional<Finding> check(DatasetFile file, ImageHeader header) {
    return header instanceof ImageHeader.Picture(var width, var height)
            && (width != expected.width() || height != expected.height())
        ? Optional.of(
            Finding.of(
                kind.resolution(),
                "%dx%d, but all %ss must be %s; resize it."
                    .formatted(width, height, kind.noun(), expected)))
        : Optional.empty();
  }
}
