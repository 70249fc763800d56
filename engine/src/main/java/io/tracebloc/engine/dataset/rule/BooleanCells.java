package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.Numbers;
import io.tracebloc.engine.failure.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** TAB-04 for booleans: 0 or 1 as any number, or one of eight words in any case. */
final class BooleanCells implements CellCheck {
  private static final Set<String> WORDS = Set.of("true", "false", "t", "f", "yes", "no", "y", "n");
  private static final int LONGEST = 5;

  private final String type;

  BooleanCells(Column column) {
    this.type = Printable.of(column.type());
  }

  @Override
  public boolean passes(byte[] bytes, int start, int end) {
    return end - start == 1 && (bytes[start] == '0' || bytes[start] == '1');
  }

  @Override
  public Optional<Finding> judge(Slice cell) {
    var text = cell.trim();
    var fine =
        (text.length() <= LONGEST && WORDS.contains(text.text().toLowerCase(Locale.ROOT)))
            || Numbers.parse(text).stream().anyMatch(number -> number == 0 || number == 1)
            || Missing.isMissing(cell);
    return fine
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Rule.TAB_04,
                "%s is neither true nor false; the column is %s."
                    .formatted(Wording.quoted(text), type)));
  }
}
