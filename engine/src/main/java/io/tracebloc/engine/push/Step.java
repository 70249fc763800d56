package io.tracebloc.engine.push;

/** The steps of a push, in order ({@code design.md} 2). */
public enum Step {
  /** Walks the dataset. */
  SCAN,
  /** Checks its content. */
  PREFLIGHT,
  /** Writes and validates the ingest document. */
  SPEC,
  /** Finds the release. */
  LOCATE,
  /** Opens the stage Pod. */
  OPEN_STAGE,
  /** Copies the files. */
  TRANSFER,
  /** Compares counts, sizes and digests, and swaps the files in. */
  VERIFY,
  /** Sets the dataset aside that is to be replaced. */
  SET_ASIDE,
  /** Submits the run. */
  SUBMIT,
  /** Follows it. */
  WATCH,
  /** Removes the staged copy. */
  RECLAIM
}
