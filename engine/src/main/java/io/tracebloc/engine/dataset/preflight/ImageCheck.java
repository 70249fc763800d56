package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.image.ImageHeader;
import io.tracebloc.engine.dataset.rule.ImageRules;
import java.util.List;
import java.util.Optional;

/** Checks all pictures of a directory against one size: the user's, else that of the first one. */
final class ImageCheck {
  private static final int MOST_TRIES = 100;

  private final DirectoryFiles files;
  private final DatasetRequest request;
  private final Optional<PixelSize> expected;

  ImageCheck(DirectoryFiles files, DatasetRequest request) {
    this.files = files;
    this.request = request;
    this.expected = request.targetSize().or(this::firstSize);
  }

  /** The size that every picture must have; empty if no picture tells one. */
  Optional<PixelSize> expected() {
    return expected;
  }

  /** The rules for pictures, to be applied to each of them. */
  Inspection inspection() {
    var rules = ImageRules.of(request.minimumSize(), expected);
    return new Inspection(files, () -> new ImageInspector(rules));
  }

  /** The size of the first picture that has one; broken ones are reported by the inspection. */
  private Optional<PixelSize> firstSize() {
    var inspector = new ImageInspector(List.of());
    for (var index = 0; index < Math.min(files.count(), MOST_TRIES); index++) {
      if (inspector.header(files.file(index))
          instanceof ImageHeader.Picture(var width, var height)) {
        return Optional.of(new PixelSize(width, height));
      }
    }
    return Optional.empty();
  }
}
