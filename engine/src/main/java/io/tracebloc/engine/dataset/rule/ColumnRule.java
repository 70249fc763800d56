package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/** Checks every cell of one column; a row that is too short to have the cell passes. */
final class ColumnRule implements RowRule {
  private final RowContext context;
  private final int index;
  private final Optional<String> file;
  private final Optional<Finding.Field> field;
  private final CellCheck check;

  ColumnRule(RowContext context, int index, CellCheck check) {
    this.context = context;
    this.index = index;
    this.file = Optional.of(Printable.of(context.manifest()));
    this.field = Optional.of(Finding.Field.of(index, context.header().names().get(index)));
    this.check = check;
  }

  @Override
  public void row(CsvRow row) {
    if (row.has(index)) {
      judge(row.cell(index), row.number());
    }
  }

  @Override
  public void rows(CsvBatch batch) {
    var bytes = batch.bytes();
    for (var row = 0; row < batch.size(); row++) {
      if (batch.has(row, index)) {
        var start = batch.start(row, index);
        var end = batch.end(row, index);
        if (start < end && !check.passes(bytes, start, end)) {
          judge(new Slice(bytes, start, end), batch.number(row));
        }
      }
    }
  }

  private void judge(Slice cell, long row) {
    check
        .judge(cell)
        .map(finding -> finding.atCell(file, row, field))
        .ifPresent(context.findings());
  }
}
