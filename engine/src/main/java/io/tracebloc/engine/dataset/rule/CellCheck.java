package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Optional;

/** Says whether a cell can be a value of a column's type. Keeps nothing between cells. */
interface CellCheck {
  /**
   * Whether a cell that is not empty is fine at first sight. Called for every cell, so it must be
   * quick, and may send any cell to be judged.
   */
  boolean passes(byte[] bytes, int start, int end);

  /** What is wrong with a cell, if anything; missing values are fine in every column. */
  Optional<Finding> judge(Slice cell);
}
