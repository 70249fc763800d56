package io.tracebloc.engine.dataset.text;

import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.util.OptionalInt;

/**
 * Splits a text into the fields of its record without holding it (REC-03, REC-04): line ends around
 * the whole do not count, a rest of white space is blank whatever line ends it holds, any other
 * line end inside is one too many, and every TAB separates.
 */
final class RecordScan implements TextScan {
  private boolean started;
  private boolean breakBehind;
  private boolean breakInside;
  private boolean anyText;
  private boolean textInField;
  private int tabs;
  private OptionalInt blankField = OptionalInt.empty();

  @Override
  public void accept(byte[] bytes, int start, int end) {
    for (var at = start; at < end && !isDecided(); ) {
      at +=
          switch (bytes[at]) {
            case '\r', '\n' -> lineEnd();
            case '\t' -> tab();
            default -> other(WhiteSpace.widthAt(bytes, at, end));
          };
    }
  }

  @Override
  public boolean isDecided() {
    return breakInside && anyText;
  }

  TextRecord record() {
    if (!anyText) {
      return new TextRecord.Blank();
    }
    if (breakInside) {
      return new TextRecord.SeveralLines();
    }
    var blank = blankField.isPresent() || textInField ? blankField : OptionalInt.of(tabs);
    return new TextRecord.Fields(tabs + 1, blank);
  }

  private int lineEnd() {
    breakBehind = started;
    return 1;
  }

  private int tab() {
    begin();
    if (!textInField && blankField.isEmpty()) {
      blankField = OptionalInt.of(tabs);
    }
    textInField = false;
    // A record of two thousand million fields has too many in any case.
    tabs = Math.min(tabs + 1, Integer.MAX_VALUE - 1);
    return 1;
  }

  private int other(int space) {
    begin();
    if (space == 0) {
      anyText = true;
      textInField = true;
    }
    return Math.max(space, 1);
  }

  /** What follows is part of the record, and so are line ends behind us. */
  private void begin() {
    started = true;
    breakInside |= breakBehind;
  }
}
