package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules for pictures, in their order of precedence ({@code contract/datasets.md} 5.8). */
public final class ImageRules {
  private static final PixelSize DEFAULT_FLOOR = new PixelSize(32, 32);

  private ImageRules() {}

  /** IMG-02 if there is a floor, IMG-03, and IMG-04 if a size is expected; SEG-03 for masks. */
  public static List<ImageRule> of(
      PictureKind kind, Optional<PixelSize> minimum, Optional<PixelSize> expected) {
    var rules = new ArrayList<ImageRule>();
    minimum.map(size -> new ImageFloor(kind, size)).ifPresent(rules::add);
    rules.add(new DecodableImage(kind));
    expected.map(size -> new ImageResolution(kind, size)).ifPresent(rules::add);
    return List.copyOf(rules);
  }

  /**
   * Remarks small pictures where the user set no floor: newer ingestors have one of their own (trap
   * 9). One look is enough, since all pictures must have the expected size.
   */
  public static void remarkSmall(
      DatasetRequest request, PixelSize expected, Consumer<Finding> findings) {
    if (request.minimumSize().isEmpty() && expected.isBelow(DEFAULT_FLOOR)) {
      findings.accept(
          Finding.remark(
                  Rule.IMG_02,
                  "The pictures are %s; newer clusters refuse what is smaller than %s unless a smallest size is set."
                      .formatted(expected, DEFAULT_FLOOR))
              .in(request.category().directory().orElseThrow() + "/"));
    }
  }
}
