package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/**
 * FILE-03: {@code filename} is neither absolute nor holds {@code ..}; newer ingestors refuse it.
 */
final class SafeFileNames implements RowRule {
  private final RowContext context;
  private final int column;

  private SafeFileNames(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.header().resolve(FilenameColumn.NAME);
    return column.isPresent()
        ? Optional.of(new SafeFileNames(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var name = row.cell(column).trim();
    if (!name.isEmpty() && (name.at(0) == '/' || hasDoubleDot(name))) {
      context.report(
          Finding.of(
              Rule.FILE_03,
              "The file name %s is absolute or holds '..'; newer clusters refuse it."
                  .formatted(Wording.quoted(name))),
          row.number(),
          column);
    }
  }

  private static boolean hasDoubleDot(Slice name) {
    for (var at = 1; at < name.length(); at++) {
      if (name.at(at) == '.' && name.at(at - 1) == '.') {
        return true;
      }
    }
    return false;
  }
}
