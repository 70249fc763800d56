package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/** Looks at every data row of the manifest, in order. For one thread and one run. */
@FunctionalInterface
public interface RowRule {
  /** Makes the rule for one run. */
  @FunctionalInterface
  interface Factory {
    /** The rule, or nothing if it does not apply: its column or its files are missing. */
    Optional<RowRule> create(RowContext context);
  }

  /** One row. Its cells are valid only during the call. */
  void row(CsvRow row);

  /** All rows were seen. */
  default void end() {}
}
