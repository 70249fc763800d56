package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.image.ImageHeader;
import io.tracebloc.engine.dataset.rule.ImageRules;
import io.tracebloc.engine.dataset.rule.PictureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is to be looked at in a dataset of pictures: the pictures and their masks against one
 * size, the user's, else that of the first picture; and annotations.
 */
final class ImageCheck {
  private static final int MOST_TRIES = 100;

  private final DatasetRequest request;
  private final Optional<DirectoryFiles> pictures;
  private final Optional<DirectoryFiles> sidecar;
  private final Optional<PixelSize> expected;

  /**
   * A check.
   *
   * @param pictures if they were found
   * @param sidecar what lies beside them, if it was found
   */
  ImageCheck(
      DatasetRequest request, Optional<DirectoryFiles> pictures, Optional<DirectoryFiles> sidecar) {
    this.request = request;
    this.pictures = pictures;
    this.sidecar = sidecar;
    this.expected = request.targetSize().or(() -> pictures.flatMap(ImageCheck::firstSize));
  }

  /** The size that every picture must have; empty if no picture tells one. */
  Optional<PixelSize> expected() {
    return expected;
  }

  /** What is to be looked at, the pictures first. */
  List<Inspection> inspections() {
    var inspections = new ArrayList<Inspection>();
    pictures.map(files -> pictures(files, PictureKind.PICTURE)).ifPresent(inspections::add);
    sidecar.map(this::sidecar).ifPresent(inspections::add);
    return inspections;
  }

  private Inspection sidecar(DirectoryFiles files) {
    return request.category() == Category.OBJECT_DETECTION
        ? new Inspection(files, AnnotationInspector::new)
        : pictures(files, PictureKind.MASK);
  }

  private Inspection pictures(DirectoryFiles files, PictureKind kind) {
    var rules = ImageRules.of(kind, request.minimumSize(), expected);
    return new Inspection(files, () -> new ImageInspector(rules));
  }

  /** The size of the first picture that has one; broken ones are reported by the inspection. */
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
