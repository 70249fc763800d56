package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.MissingValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SEQ-02: every row belongs to a sequence; how many there are is noted. Also finds the sequence of
 * each row for SEQ-03 to SEQ-05, so that ids are kept only once. They are compared as they are in
 * the file, blanks included.
 */
final class SequenceRows implements RowRule {
  private final RowContext context;
  private final int index;
  private final String name;
  private final ByteStrings ids;
  private final ByteStringIndex known;
  private final List<SequencePart> parts;
  private int current = SequencePart.NONE;
  private boolean anyWithout;

  private SequenceRows(RowContext context, int index, Grouping grouping, LocalDate today) {
    this.context = context;
    this.index = index;
    this.name = context.header().names().get(index);
    this.ids = new ByteStrings();
    this.known = new ByteStringIndex(ids);
    this.parts =
        Stream.of(
                OneLabel.create(context, ids),
                NumericTimeOrder.create(context, grouping, ids),
                CalendarTimeOrder.create(context, grouping, ids, today))
            .flatMap(Optional::stream)
            .toList();
  }

  static Optional<RowRule> create(RowContext context, Grouping grouping, LocalDate today) {
    var column = context.header().resolve(grouping.groupColumn());
    return column.isPresent()
        ? Optional.of(new SequenceRows(context, column.getAsInt(), grouping, today))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var id = row.cell(index);
    var missing = MissingValues.NA_19.contains(id);
    if (missing || id.trim().isEmpty()) {
      anyWithout = true;
      context.report(
          Finding.of(Rule.SEQ_02, "The row belongs to no sequence: %s.".formatted(describe(id)))
              .inField(index, name),
          row.number());
    }
    var sequence = missing ? SequencePart.NONE : find(id);
    for (var part : parts) {
      part.row(row, sequence);
    }
  }

  @Override
  public void end() {
    if (!anyWithout && ids.size() > 0) {
      context.report(
          Finding.note(
              Rule.SEQ_02, ids.size() == 1 ? "1 sequence" : "%,d sequences".formatted(ids.size())));
    }
    parts.forEach(SequencePart::end);
  }

  private int find(Slice id) {
    // Rows of one sequence mostly come together.
    if (current == SequencePart.NONE || !ids.get(current).matches(id)) {
      current = known.add(id);
    }
    return current;
  }

  private static String describe(Slice id) {
    return id.trim().isEmpty()
        ? "its id is empty"
        : Wording.quoted(id) + " stands for a missing value";
  }
}
