package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.util.Optional;

/** TTE-02: times until an event are numbers, not below zero; missing ones are remarked. */
final class EventTimes implements RowRule {
  private final RowContext context;
  private final int index;
  private final String name;
  private final boolean declaredNumeric;

  private EventTimes(RowContext context, int index, String name) {
    this.context = context;
    this.index = index;
    this.name = name;
    this.declaredNumeric = TypedColumns.isNumeric(context.schema(), name);
  }

  static Optional<RowRule> create(RowContext context) {
    var name = EventTimeColumn.name(context.request());
    var column = context.header().exact(name);
    return column.isPresent()
        ? Optional.of(new EventTimes(context, column.getAsInt(), name))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var cell = row.cell(index);
    if (Missing.isMissing(cell)) {
      report(Finding.remark(Rule.TTE_02, "The time is missing."), row);
      return;
    }
    var number = Numbers.parse(cell);
    if (number.isEmpty()) {
      // In a column that is declared as numeric, TAB-03 says so.
      if (!declaredNumeric) {
        report(wrong(cell, "is no number"), row);
      }
    } else if (number.getAsDouble() < 0) {
      report(wrong(cell, "is below zero"), row);
    } else if (Double.isInfinite(number.getAsDouble()) && !declaredNumeric) {
      report(InfiniteNumber.finding(cell), row);
    }
  }

  private static Finding wrong(Slice cell, String problem) {
    return Finding.of(
        Rule.TTE_02, "The time %s %s.".formatted(Wording.quoted(cell.trim()), problem));
  }

  private void report(Finding finding, CsvRow row) {
    context.report(finding.inField(index, name), row.number());
  }
}
