package io.tracebloc.engine.catalog;

import java.util.List;

/** What the database said to one statement. */
public sealed interface Answer {
  /** It did as asked; a statement that is no query has no rows. */
  record Rows(List<Row> rows) implements Answer {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * It refused.
   *
   * @param code the database's number, for example 1146 for a table that is not there
   * @param message its words, printable and bounded
   */
  record Refused(int code, String message) implements Answer {
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int UNKNOWN_TABLE = 1051;
    private static final int NO_SUCH_TABLE = 1146;

    /** Whether the table or the whole database is not there. */
    public boolean missing() {
      return code == NO_SUCH_DATABASE || code == UNKNOWN_TABLE || code == NO_SUCH_TABLE;
    }
  }
}
