package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/**
 * FILE-01 as the ingest pass reads the manifest: there a backslash escapes the character behind it
 * ({@code contract/datasets.md} 3.3 and trap 15), so a name that holds one is looked up without it,
 * and its row is lost.
 */
final class UnescapedFileNames implements RowRule {
  private final RowContext context;
  private final int column;

  private UnescapedFileNames(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.header().exact(FilenameColumn.NAME);
    return column.isPresent()
        ? Optional.of(new UnescapedFileNames(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var name = row.cell(column).trim();
    if (hasBackslash(name)) {
      context.report(
          Finding.of(
              Rule.FILE_01,
              "The file name %s holds a backslash, which the ingestor takes for an escape; rename the file."
                  .formatted(Wording.quoted(name))),
          row.number(),
          column);
    }
  }

  private static boolean hasBackslash(Slice name) {
    for (var at = 0; at < name.length(); at++) {
      if (name.at(at) == '\\') {
        return true;
      }
    }
    return false;
  }
}
