package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/** FILE-01 as the ingest pass reads the manifest: {@link EscapedNames}. */
final class UnescapedFileNames implements RowRule {
  private final RowContext context;
  private final int column;
  private final EscapedNames escaped;

  private UnescapedFileNames(RowContext context, int column) {
    this.context = context;
    this.column = column;
    this.escaped = new EscapedNames(context.request().csvFormat());
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.header().exact(FilenameColumn.NAME);
    return column.isPresent()
        ? Optional.of(new UnescapedFileNames(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    escaped
        .objection(row.cell(column).trim())
        .ifPresent(
            message -> context.report(Finding.of(Rule.FILE_01, message), row.number(), column));
  }
}
