package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.MissingValues;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * DIV-01: at least two different labels, for labels of tables. Trimmed; missing values do not count
 * if the label is a column of the schema; numbers are compared as such unless the label is typed as
 * text. Rows without the cell do not count.
 */
final class TableLabelDiversity implements RowRule {
  private static final Set<String> TEXTS = Set.of("VARCHAR", "CHAR", "TEXT", "STRING");

  /** From here on labels are no longer counted: they are no classes any more. */
  private static final int MOST_CLASSES = 100_000;

  private static final int LONGEST_LABEL = 1024;

  private final RowContext context;
  private final int column;
  private final boolean dropMissing;
  private final boolean compareNumbers;

  // Spellings that were seen, so that each is looked at closely only once; and what they stand for.
  private final ByteStringIndex spellings = new ByteStringIndex(new ByteStrings());
  private final ByteStrings labels = new ByteStrings();
  private final ByteStringIndex index = new ByteStringIndex(labels);
  private Optional<String> firstLabel = Optional.empty();
  private int seen;
  private boolean uncountable;
  private boolean anyRow;

  private TableLabelDiversity(RowContext context, int column, Optional<Column> declared) {
    this.context = context;
    this.column = column;
    this.dropMissing = declared.isPresent();
    this.compareNumbers = declared.filter(label -> TEXTS.contains(base(label))).isEmpty();
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.labelColumn();
    return column.isPresent()
        ? Optional.of(new TableLabelDiversity(context, column.getAsInt(), declared(context)))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    anyRow = true;
    if (row.has(column) && !uncountable) {
      add(row.cell(column).trim());
    }
  }

  @Override
  public void rows(CsvBatch batch) {
    anyRow = true;
    for (var row = 0; row < batch.size() && !uncountable; row++) {
      if (batch.has(row, column)) {
        add(batch.cell(row, column).trim());
      }
    }
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
      var name = context.header().names().get(column);
      context.report(Finding.of(Rule.DIV_01, message(Wording.quoted(name))).inField(column, name));
    }
  }

  private String message(String name) {
    return firstLabel
        .map(
            label ->
                "The label column %s has the same value %s in every row; at least two different ones are needed."
                    .formatted(name, Wording.quoted(label)))
        .orElse(
            "No row has a value in the label column %s; at least two different ones are needed."
                .formatted(name));
  }

  private void add(Slice label) {
    // Two are enough for the rule; the count is a courtesy that must not cost much memory.
    if (label.length() > LONGEST_LABEL && labels.size() >= 2) {
      uncountable = true;
      return;
    }
    if (spellings.find(label) != ByteStringIndex.ABSENT) {
      return;
    }
    if (seen++ < MOST_CLASSES) {
      spellings.add(label);
    }
    if (dropMissing && MissingValues.NA_12.contains(label)) {
      return;
    }
    if (firstLabel.isEmpty()) {
      firstLabel = Optional.of(label.text());
    }
    index.add(compareNumbers ? comparable(label) : label);
    uncountable = labels.size() >= MOST_CLASSES;
  }

  /** The same bytes for the same number, however it is spelt. */
  private static Slice comparable(Slice label) {
    var number = Numbers.parse(label);
    if (number.isEmpty()) {
      return label;
    }
    // No label starts with NUL (GEN-01). Adding 0 makes one zero of both.
    var bytes = ByteBuffer.allocate(1 + Double.BYTES).put((byte) 0);
    return Slice.of(bytes.putDouble(number.getAsDouble() + 0.0).array());
  }

  /** The label in the schema: exactly so named, else but for case and blanks. */
  private static Optional<Column> declared(RowContext context) {
    var name = context.request().labelColumn().orElseThrow();
    var folded = fold(name);
    return context.schema().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(
            () ->
                context.schema().stream()
                    .filter(column -> fold(column.name()).equals(folded))
                    .findFirst());
  }

  private static String fold(String name) {
    return WhiteSpace.trim(name).toLowerCase(Locale.ROOT);
  }

  /** Unlike elsewhere, a second word counts: {@code TEXT BINARY} is no text here (5.4). */
  private static String base(Column column) {
    var upper = WhiteSpace.trim(column.type().toUpperCase(Locale.ROOT));
    var parenthesis = upper.indexOf('(');
    return WhiteSpace.trim(parenthesis < 0 ? upper : upper.substring(0, parenthesis));
  }
}
