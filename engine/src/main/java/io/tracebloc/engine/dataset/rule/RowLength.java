package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/**
 * GEN-06: no row has more cells than the header. The ingestor fails on it, or, where it is the
 * first row, takes the first column as an index and shifts the names.
 */
final class RowLength implements RowRule {
  private final RowContext context;
  private final int columns;

  private RowLength(RowContext context) {
    this.context = context;
    this.columns = context.header().names().size();
  }

  static Optional<RowRule> create(RowContext context) {
    return Optional.of(new RowLength(context));
  }

  @Override
  public void row(CsvRow row) {
    if (row.cells() > columns) {
      context.report(
          Finding.of(
              Rule.GEN_06,
              "%d cells where the header has %d; put cells that hold commas in quotes."
                  .formatted(row.cells(), columns)),
          row.number());
    }
  }
}
