package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The timestamps of a series to be forecast: TSF-03 each can be read in one way only, TSF-04 they
 * never decrease, TSF-05 they lie before today. One unit, because each is read only once.
 */
final class Timestamps implements RowRule {
  private final RowContext context;
  private final int index;
  private final long today;
  private final TimeCell time;
  private long previous = Long.MIN_VALUE;

  private Timestamps(RowContext context, int index, LocalDate today) {
    this.context = context;
    this.index = index;
    this.today = today.toEpochDay();
    this.time = new TimeCell(today);
  }

  static Optional<RowRule> create(RowContext context, LocalDate today) {
    var column = context.header().exact(TimestampType.NAME);
    return column.isPresent()
        ? Optional.of(new Timestamps(context, column.getAsInt(), today))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var problem = time.read(row.cell(index));
    if (problem.isPresent()) {
      report(Finding.of(Rule.TSF_03, problem.get()), row);
      return;
    }
    if (time.micros() < previous) {
      report(
          Finding.of(
              Rule.TSF_04,
              "%s is earlier than the timestamp before it; sort the rows by time."
                  .formatted(Wording.quoted(row.cell(index).trim()))),
          row);
    }
    previous = time.micros();
    if (time.epochDay() >= today) {
      report(
          Finding.of(
              Rule.TSF_05,
              "%s is not before today; leave out the rows from today on."
                  .formatted(Wording.quoted(row.cell(index).trim()))),
          row);
    }
  }

  private void report(Finding finding, CsvRow row) {
    context.report(finding.inField(index, TimestampType.NAME), row.number());
  }
}
