package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.util.Arrays;
import java.util.Optional;

/**
 * SEQ-04: where the time of sequences is declared as a number, every row has one, and within a
 * sequence it never decreases. Sequences may be interleaved.
 */
final class NumericTimeOrder implements SequencePart {
  private final RowContext context;
  private final int index;
  private final ByteStrings ids;
  private double[] latest = {};

  private NumericTimeOrder(RowContext context, int index, ByteStrings ids) {
    this.context = context;
    this.index = index;
    this.ids = ids;
  }

  static Optional<SequencePart> create(RowContext context, Grouping grouping, ByteStrings ids) {
    var column = context.header().resolve(grouping.timeColumn());
    var numeric =
        TypedColumns.resolve(context.schema(), grouping.timeColumn())
            .filter(declared -> SqlType.isNumeric(declared.type()))
            .isPresent();
    return numeric && column.isPresent()
        ? Optional.of(new NumericTimeOrder(context, column.getAsInt(), ids))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row, int sequence) {
    var cell = row.cell(index);
    var time = Numbers.parse(cell).orElse(Double.NaN);
    if (Double.isNaN(time)) {
      report(Wording.quoted(cell.trim()) + " is no number; every row needs its time.", row);
    } else if (sequence != NONE) {
      compare(time, cell, sequence, row);
    }
  }

  private void compare(double time, Slice cell, int sequence, CsvRow row) {
    if (sequence >= latest.length) {
      var before = latest.length;
      latest = Arrays.copyOf(latest, Math.max(sequence + 1, before + (before >> 1) + 16));
      Arrays.fill(latest, before, latest.length, Double.NEGATIVE_INFINITY);
    }
    if (time < latest[sequence]) {
      report(
          "%s is earlier than the time before it in sequence %s; sort the rows of a sequence by time."
              .formatted(Wording.quoted(cell.trim()), Wording.quoted(ids.get(sequence))),
          row);
    }
    latest[sequence] = time;
  }

  private void report(String message, CsvRow row) {
    var name = context.header().names().get(index);
    context.report(Finding.of(Rule.SEQ_04, message).inField(index, name), row.number());
  }
}
