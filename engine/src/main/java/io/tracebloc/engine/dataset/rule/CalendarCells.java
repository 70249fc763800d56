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
    return IsoDates.isPlain(bytes, start, end);
  }

  @Override
  public Optional<Finding> judge(Slice cell) {
    return Missing.isMissing(cell) || DateParser.isReadable(cell)
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Rule.TAB_04,
                "%s cannot be read as a date or time; the column is %s."
                    .formatted(Wording.quoted(cell.trim()), type)));
  }
}
