package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * SEQ-05: where the time of sequences is declared as TIMESTAMP, every row has one that can be read
 * in one way only, and within a sequence it never decreases. Of other calendar types the contract
 * says nothing, so for them the same is only remarked.
 */
final class CalendarTimeOrder implements SequencePart {
  private static final Set<String> OTHERS = Set.of("DATE", "DATETIME");

  private final RowContext context;
  private final int index;
  private final ByteStrings ids;
  private final boolean rejects;
  private final TimeCell time;
  private long[] latest = {};

  private CalendarTimeOrder(
      RowContext context, int index, ByteStrings ids, boolean rejects, LocalDate today) {
    this.context = context;
    this.index = index;
    this.ids = ids;
    this.rejects = rejects;
    this.time = new TimeCell(today);
  }

  static Optional<SequencePart> create(
      RowContext context, Grouping grouping, ByteStrings ids, LocalDate today) {
    var column = context.header().resolve(grouping.timeColumn());
    var base =
        TypedColumns.resolve(context.schema(), grouping.timeColumn())
            .map(declared -> SqlType.base(declared.type()))
            .orElse("");
    var rejects = base.equals("TIMESTAMP");
    return column.isPresent() && (rejects || OTHERS.contains(base))
        ? Optional.of(new CalendarTimeOrder(context, column.getAsInt(), ids, rejects, today))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row, int sequence) {
    var problem = time.read(row.cell(index));
    if (problem.isPresent()) {
      report(problem.get(), row);
    } else if (sequence != NONE) {
      compare(sequence, row);
    }
  }

  private void compare(int sequence, CsvRow row) {
    if (sequence >= latest.length) {
      var before = latest.length;
      latest = Arrays.copyOf(latest, Math.max(sequence + 1, before + (before >> 1) + 16));
      Arrays.fill(latest, before, latest.length, Long.MIN_VALUE);
    }
    if (time.micros() < latest[sequence]) {
      report(
          "%s is earlier than the time before it in sequence %s; sort the rows of a sequence by time."
              .formatted(Wording.quoted(row.cell(index).trim()), Wording.quoted(ids.get(sequence))),
          row);
    }
    latest[sequence] = time.micros();
  }

  private void report(String message, CsvRow row) {
    var finding = rejects ? Finding.of(Rule.SEQ_05, message) : Finding.remark(Rule.SEQ_05, message);
    context.report(finding.inField(index, context.header().names().get(index)), row.number());
  }
}
