package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.PixelSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for pictures, in their order of precedence ({@code contract/datasets.md} 5.8). */
public final class ImageRules {
  private ImageRules() {}

  /** IMG-02 if there is a floor, IMG-03, and IMG-04 if a size is expected. */
  public static List<ImageRule> of(Optional<PixelSize> minimum, Optional<PixelSize> expected) {
    var rules = new ArrayList<ImageRule>();
    minimum.map(ImageFloor::new).ifPresent(rules::add);
    rules.add(new DecodableImage());
    expected.map(ImageResolution::new).ifPresent(rules::add);
    return List.copyOf(rules);
  }
}
