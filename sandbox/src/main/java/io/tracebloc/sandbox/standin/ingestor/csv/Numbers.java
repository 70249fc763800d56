package io.tracebloc.sandbox.standin.ingestor.csv;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as the contract knows them: narrower than what Java's own parser takes. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final BigDecimal LONG_MINIMUM = new BigDecimal(BigInteger.TWO.pow(63).negate());
  private static final BigDecimal LONG_LIMIT = new BigDecimal(BigInteger.TWO.pow(63));

  private Numbers() {}

  /** The number in a cell, which may be infinite or not a number if the cell says so. */
  public static OptionalDouble parse(String cell) {
    var text = Cells.trim(cell);
    if (DECIMAL.matcher(text).matches()) {
      var number = Double.parseDouble(text);
      return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.empty();
    };
  }

  /** Whether a cell with a finite number exceeds 64 bits. */
  public static boolean exceedsLong(String cell, double number) {
    if (Math.abs(number) < 9.2e18) {
      return false;
    }
    var exact = new BigDecimal(Cells.trim(cell));
    return exact.compareTo(LONG_MINIMUM) < 0 || exact.compareTo(LONG_LIMIT) >= 0;
  }
}
