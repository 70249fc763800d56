package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.dates.DateParser;
import io.tracebloc.engine.dataset.dates.IsoDates;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/** TAB-04 for dates and times: the cluster's liberal parser can make sense of them. */
final class CalendarCells implements CellCheck {
  private final String type;

  CalendarCells(Column column) {
    this.type = Printable.of(column.type());
  }

  @Override
  public boolean passes(byte[] bytes, int start, int end) {
    var micros = IsoDates.epochMicros(bytes, start, end);
    return micros != IsoDates.OTHER && IsoDates.isHeld(micros);
  }

  @Override
  public Optional<Finding> judge(Slice cell) {
    if (Missing.isMissing(cell)) {
      return Optional.empty();
    }
    return switch (DateParser.reading(cell)) {
      case READABLE -> Optional.empty();
      case OUT_OF_BOUNDS -> wrong(cell, "lies outside the years 1678 to 2261 of the cluster");
      case WITHOUT_YEAR -> wrong(cell, "says no year");
      case UNREADABLE -> wrong(cell, "cannot be read as a date or time");
    };
  }

  private Optional<Finding> wrong(Slice cell, String problem) {
    return Optional.of(
        Finding.of(
            Rule.TAB_04,
            "%s %s; the column is %s.".formatted(Wording.quoted(cell.trim()), problem, type)));
  }
}
