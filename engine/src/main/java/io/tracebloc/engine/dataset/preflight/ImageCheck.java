package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.image.ImageHeader;
import io.tracebloc.engine.dataset.rule.ImageRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Checks all pictures of a directory against one size: the user's, else that of the first one. */
final class ImageCheck {
  private static final int MOST_TRIES = 100;

  private final FileSweep sweep;
  private final DatasetRequest request;

  ImageCheck(FileSweep sweep, DatasetRequest request) {
    this.sweep = sweep;
    this.request = request;
  }

  /**
   * Applies the rules for pictures.
   *
   * @return the size that was expected; empty if no picture tells one
   */
  Optional<PixelSize> run(DirectoryFiles files, Consumer<Finding> findings, LongConsumer progress)
      throws InterruptedException {
    var expected = request.targetSize().or(() -> firstSize(files));
    var rules = ImageRules.of(request.minimumSize(), expected);
    sweep.run(files, () -> new ImageInspector(rules), findings, progress);
    return expected;
  }

  /** The size of the first picture that has one; broken ones are reported by the sweep. */
  private static Optional<PixelSize> firstSize(DirectoryFiles files) {
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
