package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.MissingValues;
import io.tracebloc.engine.dataset.csv.Numbers;
import io.tracebloc.engine.failure.Printable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * TAB-03: cells of a numeric column are numbers, whole ones where its type is of the INT
 * family. TAB-05: they are finite; integers beyond 64 bits are remarked, because only newer
 * ingestors refuse them.
 */
final class NumericCells implements CellCheck {
  /** Up to here a {@code double} is certainly within 64 bits, from twice of it on not. */
  private static final double NEAR_LIMIT = 9.2e18;

  /** Longest text that is worth an exact look. */
  private static final int MOST_DIGITS = 400;

  private final String type;
  private final boolean whole;

  /**
   * A check.
   *
   * @param whole whether the column's type is of the INT family
   */
  NumericCells(Column column, boolean whole) {
    this.type = Printable.of(column.type());
    this.whole = whole;
  }

  @Override
  public boolean passes(byte[] bytes, int start, int end) {
    return switch (Numbers.plain(bytes, start, end)) {
      case Numbers.PLAIN_WHOLE -> true;
      case Numbers.PLAIN_FRACTION, Numbers.PLAIN_NUMBER -> !whole;
      default -> false;
    };
  }

  @Override
  public Optional<Finding> judge(Slice cell) {
    var text = cell.trim();
    if (text.isEmpty() || MissingValues.NA_12.contains(cell)) {
      return Optional.empty();
    }
    var number = Numbers.parse(text);
    if (number.isEmpty()) {
      return Optional.of(wrong(Rule.TAB_03, text, "is no number"));
    }
    var value = number.getAsDouble();
    if (Double.isInfinite(value)) {
      return Optional.of(wrong(Rule.TAB_05, text, "is infinite, which no column can hold"));
    }
    return whole && !Double.isNaN(value) ? judgeWhole(text, value) : Optional.empty();
  }

  private Optional<Finding> judgeWhole(Slice text, double value) {
    if (!Numbers.isWhole(value)) {
      return Optional.of(wrong(Rule.TAB_03, text, "is no whole number"));
    }
    return exceedsLong(text, value)
        ? Optional.of(
            Finding.remark(
                Rule.TAB_05, message(text, "does not fit 64 bits, which newer clusters refuse")))
        : Optional.empty();
  }

  private Finding wrong(Rule rule, Slice text, String problem) {
    return Finding.of(rule, message(text, problem));
  }

  private String message(Slice text, String problem) {
    // Not formatted: a column of the wrong type makes millions of these.
    return Wording.quoted(text) + " " + problem + "; the column is " + type + ".";
  }

  private static boolean exceedsLong(Slice text, double value) {
    if (Math.abs(value) < NEAR_LIMIT || text.length() > MOST_DIGITS) {
      return Math.abs(value) > 2 * NEAR_LIMIT;
    }
    var integer = new BigDecimal(text.text()).toBigInteger();
    return integer.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) > 0
        || integer.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) < 0;
  }
}
