package io.tracebloc.sandbox.standin.ingestor.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects rows that break one rule: all are counted, the first ones are shown. */
public final class BadRows {
  private static final int SHOWN_CHARACTERS = 40;

  private final int limit;
  private final List<String> shown = new ArrayList<>();
  private long count;

  /** Shows five rows. */
  public BadRows() {
    this(5);
  }

  /** Shows that many rows. */
  public BadRows(int limit) {
    this.limit = limit;
  }

  /**
   * Notes a row.
   *
   * @param index from 0
   * @param value what is wrong there
   */
  public void add(int index, String value) {
    count++;
    if (shown.size() < limit) {
      var end =
          value.offsetByCodePoints(
              0, Math.min(SHOWN_CHARACTERS, value.codePointCount(0, value.length())));
      shown.add("row %d ('%s')".formatted(index + 1, value.substring(0, end)));
    }
  }

  /** Whether any row was noted. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Count, problem and rows in one text. */
  public String describe(String problem) {
    var more = count > shown.size() ? " … and " + (count - shown.size()) + " more" : "";
    return "%s in %d row(s): %s%s".formatted(problem, count, String.join(", ", shown), more);
  }

  /** Notes a problem if there are rows. */
  public void report(Findings findings, String problem) {
    if (!isEmpty()) {
      findings.problem(describe(problem));
    }
  }
}
