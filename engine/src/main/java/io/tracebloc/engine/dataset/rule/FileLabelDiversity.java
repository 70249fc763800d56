package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.Optional;

/**
 * DIV-02: at least two different labels, for labels of files. Trimmed; nothing stands for missing,
 * even the empty text is a class, and numbers are texts. Rows without the cell do not count.
 */
final class FileLabelDiversity implements RowRule {
  /** From here on labels are no longer counted: they are no classes any more. */
  static final int MOST_CLASSES = 100_000;

  private static final int LONGEST_LABEL = 1024;

  private final RowContext context;
  private final int column;
  private final ByteStrings labels = new ByteStrings();
  private final ByteStringIndex index = new ByteStringIndex(labels);
  private boolean uncountable;
  private boolean anyRow;

  private FileLabelDiversity(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.labelColumn();
    return column.isPresent()
        ? Optional.of(new FileLabelDiversity(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    anyRow = true;
    if (!row.has(column) || uncountable) {
      return;
    }
    var label = row.cell(column).trim();
    // Two are enough for the rule; the count is a courtesy that must not cost much memory.
    if (labels.size() >= MOST_CLASSES || (label.length() > LONGEST_LABEL && labels.size() >= 2)) {
      uncountable = true;
      return;
    }
    index.add(label);
  }

  @Override
  public void end() {
    if (!anyRow) {
      return;
    }
    if (!uncountable) {
      context.classes().accept(labels.size());
    }
    if (labels.size() < 2) {
      var name = Wording.quoted(context.header().names().get(column));
      context.reportColumn(
          Finding.of(
              Rule.DIV_02,
              labels.size() == 0
                  ? "No row has a value in the label column %s; at least two different ones are needed."
                      .formatted(name)
                  : "The label column %s has the same value %s in every row; at least two different ones are needed."
                      .formatted(name, Wording.quoted(labels.get(0)))),
          column);
    }
  }
}
