package io.tracebloc.sandbox.line;

/** Which way bytes go over a {@link Line}. */
public enum Direction {
  /** From whoever connected to the line, to its target. */
  OUTWARD,

  /** From the target back. */
  INWARD
}
