package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/**
 * GEN-06: no row has more cells than the header. The ingestor fails on it, or, where every row has
 * one more, takes the first column as an index and shifts the names.
 */
final class RowLength implements RowRule {
  private final RowContext context;
  private final int columns;
  private long rows;
  private long oneMore;

  private RowLength(RowContext context) {
    this.context = context;
    this.columns = context.header().names().size();
  }

  static Optional<RowRule> create(RowContext context) {
    return Optional.of(new RowLength(context));
  }

  @Override
  public void row(CsvRow row) {
    check(row.cells(), row.number());
  }

  @Override
  public void rows(CsvBatch batch) {
    for (var row = 0; row < batch.size(); row++) {
      check(batch.width(row), batch.number(row));
    }
  }

  @Override
  public void end() {
    if (rows > 1 && oneMore == rows) {
      context.report(
          Finding.remark(
              Rule.GEN_06,
              "Every row has one cell more than the header: is a name missing there? The cluster may take the first column for row names."));
    }
  }

  private void check(int cells, long row) {
    rows++;
    if (cells <= columns) {
      return;
    }
    oneMore += cells == columns + 1 ? 1 : 0;
    context.report(
        Finding.of(
            Rule.GEN_06,
            "%d cells where the header has %d; put cells that hold commas in quotes."
                .formatted(cells, columns)),
        row);
  }
}
