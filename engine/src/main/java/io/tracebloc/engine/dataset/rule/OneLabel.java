package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.MissingValues;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.util.Arrays;
import java.util.Optional;

/**
 * SEQ-03: a sequence has one label throughout. Labels are compared as numbers if all of the table
 * are finite ones, else as they are in the file; missing ones count as a value of their own. Which
 * of the two it is shows only at the end, so deviations of both sorts are kept until then.
 */
final class OneLabel implements SequencePart {
  private static final int UNSEEN = -1;
  private static final int MISSING = -2;

  private final RowContext context;
  private final int index;
  private final ByteStrings ids;

  // The first label of each sequence: its number among all first labels, or one of the above.
  private final ByteStrings labels = new ByteStrings();
  private final ByteStringIndex known = new ByteStringIndex(labels);
  private int[] first = new int[16];
  private int sequences;

  private final Deviations asText = new Deviations();
  private final Deviations asNumbers = new Deviations();
  private boolean allNumbers = true;

  private OneLabel(RowContext context, int index, ByteStrings ids) {
    this.context = context;
    this.index = index;
    this.ids = ids;
  }

  static Optional<SequencePart> create(RowContext context, ByteStrings ids) {
    var column = context.labelColumn();
    return column.isPresent()
        ? Optional.of(new OneLabel(context, column.getAsInt(), ids))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row, int sequence) {
    var label = row.cell(index);
    var missing = MissingValues.NA_19.contains(label);
    if (sequence == NONE) {
      allNumbers = allNumbers && (missing || isFiniteNumber(label));
    } else if (firstOf(sequence) == UNSEEN) {
      allNumbers = allNumbers && (missing || isFiniteNumber(label));
      first[sequence] = missing ? MISSING : known.add(label);
    } else {
      compare(label, missing, sequence, row.number());
    }
  }

  @Override
  public void end() {
    var name = context.header().names().get(index);
    (allNumbers ? asNumbers : asText)
        .forEach(
            (sequence, row) ->
                context.report(
                    Finding.of(
                            Rule.SEQ_03,
                            "The label differs from that of earlier rows of sequence %s; all rows of a sequence need the same one."
                                .formatted(Wording.quoted(ids.get(sequence))))
                        .inField(index, name),
                    row));
  }

  private void compare(Slice label, boolean missing, int sequence, long row) {
    var expected = first[sequence];
    if (missing || expected == MISSING) {
      allNumbers = allNumbers && (missing || isFiniteNumber(label));
      if (!missing || expected != MISSING) {
        asText.add(sequence, row);
        asNumbers.add(sequence, row);
      }
      return;
    }
    var other = labels.get(expected);
    if (other.matches(label)) {
      return;
    }
    asText.add(sequence, row);
    allNumbers = allNumbers && isFiniteNumber(label);
    // Adding 0 makes one zero of both.
    if (allNumbers && number(label) + 0.0 != number(other) + 0.0) {
      asNumbers.add(sequence, row);
    }
  }

  private int firstOf(int sequence) {
    if (sequence >= first.length) {
      first = Arrays.copyOf(first, Math.max(sequence + 1, first.length + (first.length >> 1)));
    }
    while (sequences <= sequence) {
      first[sequences++] = UNSEEN;
    }
    return first[sequence];
  }

  private static boolean isFiniteNumber(Slice label) {
    var number = Numbers.parse(label);
    return number.isPresent() && Double.isFinite(number.getAsDouble());
  }

  private static double number(Slice label) {
    return Numbers.parse(label).orElseThrow();
  }
}
