package io.tracebloc.engine.dataset.text;

import java.util.OptionalInt;

/** A text file taken as one record of fields separated by TAB (REC-03, REC-04). */
public sealed interface TextRecord {
  /** Nothing but white space. */
  record Blank() implements TextRecord {}

  /** More than one line, not counting line ends around the whole. */
  record SeveralLines() implements TextRecord {}

  /**
   * One line.
   *
   * @param count how many fields it has; at least 1
   * @param blank 0-based index of the first field that is nothing but white space
   */
  record Fields(int count, OptionalInt blank) implements TextRecord {}
}
