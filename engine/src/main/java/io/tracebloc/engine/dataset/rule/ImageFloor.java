package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.image.ImageHeader;
import java.util.Optional;

/**
 * IMG-02: no side of a picture is smaller than the floor that the user set. There is no floor by
 * default (trap 9).
 */
record ImageFloor(PixelSize minimum) implements ImageRule {
  @Override
  public Optional<Finding> check(DatasetFile file, ImageHeader header) {
    return header instanceof ImageHeader.Picture(var width, var height)
            && (width < minimum.width() || height < minimum.height())
        ? Optional.of(
            Finding.of(
                Rule.IMG_02,
                "%dx%d is below the smallest size allowed, %s.".formatted(width, height, minimum)))
        : Optional.empty();
  }
}
