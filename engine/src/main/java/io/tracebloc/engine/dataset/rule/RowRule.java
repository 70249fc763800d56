package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every data row of the manifest, in order. Made for one run, and used by one thread at a
 * time, though not always the same; so its state needs no protection, but must not be shared with
 * other rules.
 */
@FunctionalInterface
public interface RowRule {
  /** Makes the rule for one run. */
  @FunctionalInterface
  interface Factory {
    /** The rule, or nothing if it does not apply: its column or its files are missing. */
    Optional<RowRule> create(RowContext context);

    /**
     * The rules to make instead of this one, so that they can be spread over threads: for example
     * one for each column. Usually just this one.
     */
    default List<Factory> parts(RowContext context) {
      return List.of(this);
    }
  }

  /** One row. Its cells are valid only during the call. */
  void row(CsvRow row);

  /**
   * Several rows, in order; valid only during the call. Rules that look at one column of large
   * tables gain from going over its cells' bytes themselves.
   */
  default void rows(CsvBatch batch) {
    for (var rows = batch.cursor(); rows.next(); ) {
      row(rows);
    }
  }

  /** All rows were seen. */
  default void end() {}
}
