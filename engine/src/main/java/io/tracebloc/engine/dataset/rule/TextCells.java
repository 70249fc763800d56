package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/**
 * TAB-04 for texts: those of a {@code VARCHAR(n)} column have at most n code points, those of a
 * {@code CHAR(n)} column just n. Where only surrounding blanks break the rule, it is a remark: not
 * every ingestor counts them.
 */
final class TextCells implements CellCheck {
  private final String type;
  private final int length;
  private final boolean exact;

  /**
   * A check.
   *
   * @param length the n of the type
   * @param exact whether shorter texts are wrong as well
   */
  TextCells(Column column, int length, boolean exact) {
    this.type = Printable.of(column.type());
    this.length = length;
    this.exact = exact;
  }

  @Override
  public boolean passes(byte[] bytes, int start, int end) {
    // No text has more code points than bytes.
    return !exact && end - start <= length;
  }

  @Override
  public Optional<Finding> judge(Slice cell) {
    if (fits(cell) || Missing.isMissing(cell)) {
      return Optional.empty();
    }
    var text = cell.trim();
    if (fits(text)) {
      return Optional.of(
          Finding.remark(
              Rule.TAB_04, message(cell, cell.codePoints() + " characters with its blanks")));
    }
    return Optional.of(Finding.of(Rule.TAB_04, message(text, text.codePoints() + " characters")));
  }

  private boolean fits(Slice text) {
    var codePoints = text.codePoints();
    return exact ? codePoints == length : codePoints <= length;
  }

  private String message(Slice text, String length) {
    return "%s has %s; the column is %s.".formatted(Wording.quoted(text), length, type);
  }
}
