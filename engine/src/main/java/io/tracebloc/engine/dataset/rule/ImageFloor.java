package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.image.ImageHeader;
import java.util.Optional;

/**
 * IMG-02: no side of a picture is smaller than the floor that the user set; equal passes. There is
 * no floor by default (trap 9).
 */
record ImageFloor(PictureKind kind, PixelSize minimum) implements ImageRule {
  @Override
  public Optional<Finding> check(DatasetFile file, ImageHeader header) {
    return header instanceof ImageHeader.Picture(var width, var height)
            && new PixelSize(width, height).isBelow(minimum)
        ? Optional.of(
            Finding.of(
                kind.floor(),
                "%dx%d is below the smallest size allowed, %s.".formatted(width, height, minimum)))
        : Optional.empty();
  }
}
