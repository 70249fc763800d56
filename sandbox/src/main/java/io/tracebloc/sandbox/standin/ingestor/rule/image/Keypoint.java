package io.tracebloc.sandbox.standin.ingestor.rule.image;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A point in a picture, in pixels. */
record Keypoint(double x, double y) {
  /** Reads {@code [x, y]} or {@code {"x": x, "y": y}}. */
  static Optional<Keypoint> of(JsonNode value) {
    if (value.isArray() && value.size() == 2) {
      return of(value.path(0), value.path(1));
    }
    return value.isObject() ? of(value.path("x"), value.path("y")) : Optional.empty();
  }

  private static Optional<Keypoint> of(JsonNode x, JsonNode y) {
    return x.isNumber() && y.isNumber()
        ? Optional.of(new Keypoint(x.asDouble(), y.asDouble()))
        : Optional.empty();
  }
}
