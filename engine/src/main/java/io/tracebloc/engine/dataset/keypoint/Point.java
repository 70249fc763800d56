package io.tracebloc.engine.dataset.keypoint;

/** What stands for one point in an annotation. */
public sealed interface Point {
  /** Coordinates, in pixels from the upper left corner; neither is below zero. */
  record At(double x, double y) implements Point {}

  /** No two numbers from zero up. */
  enum Malformed implements Point {
    MALFORMED
  }
}
