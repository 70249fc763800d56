package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.csv.CsvRow;

/** Looks at every data row of a table whose rows form sequences. For one run. */
interface SequencePart {
  /** The sequence of rows that belong to none. */
  int NONE = -1;

  /**
   * One row.
   *
   * @param sequence number of its sequence, counted from 0 as they appear, or {@link #NONE}
   */
  void row(CsvRow row, int sequence);

  /** All rows were seen. */
  default void end() {}
}
