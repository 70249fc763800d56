package io.tracebloc.engine.dataset;

/** What a category learns from, which decides how its label is declared and checked (3.1). */
public enum Supervision {
  /** A class per record; at least two classes must occur (DIV). */
  CLASSIFICATION,
  /** A number per record; declared with a policy. */
  REGRESSION,
  /** A sequence of tags per record. */
  TAGGING,
  /** No label at all. */
  SELF_SUPERVISED
}
