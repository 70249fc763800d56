package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers in cells ({@code contract/datasets.md} R-10). */
public final class Numbers {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /** What {@link #plain} says about an integer that fits 64 bits, or a fraction of nothing. */
  public static final int PLAIN_WHOLE = 0;

  /** What {@link #plain} says about a number that is not whole. */
  public static final int PLAIN_FRACTION = 1;

  /** What {@link #plain} says about a finite number that may be whole or not. */
  public static final int PLAIN_NUMBER = 2;

  /** What {@link #plain} says about everything else, numbers or not. */
  public static final int NOT_PLAIN = 3;

  /** As many digits a {@code double} keeps apart. */
  private static final int EXACT_DIGITS = 15;

  /** As many always fit 64 bits. */
  private static final int LONG_DIGITS = 18;

  /** As many, with an exponent of two digits, never overflow. */
  private static final int FINITE_DIGITS = 200;

  /** Longest text in bytes that is taken for a number, so that hostile ones cost little. */
  private static final int LONGEST = 1 << 16;

  private Numbers() {}

  /**
   * Looks at bytes that are nearly always an optional sign, digits and perhaps a fraction or a
   * small exponent. Quick, for every cell of large tables.
   */
  public static int plain(byte[] bytes, int start, int end) {
    var first = start < end && isSign(bytes[start]) ? start + 1 : start;
    var point = endOfDigits(bytes, first, end);
    if (point == end && point > first && end - first <= LONG_DIGITS) {
      return PLAIN_WHOLE;
    }
    var isPoint = point < end && bytes[point] == '.';
    var rest = isPoint ? endOfDigits(bytes, point + 1, end) : point;
    var digits = rest - first - (isPoint ? 1 : 0);
    if (digits == 0 || digits > FINITE_DIGITS) {
      return NOT_PLAIN;
    }
    if (rest < end) {
      return isSmallExponent(bytes, rest, end) ? PLAIN_NUMBER : NOT_PLAIN;
    }
    return digits > EXACT_DIGITS ? PLAIN_NUMBER : fraction(bytes, point + 1, end);
  }

  private static int fraction(byte[] bytes, int start, int end) {
    for (var at = start; at < end; at++) {
      if (bytes[at] != '0') {
        return PLAIN_FRACTION;
      }
    }
    return PLAIN_WHOLE;
  }

  private static boolean isSmallExponent(byte[] bytes, int start, int end) {
    if (bytes[start] != 'e' && bytes[start] != 'E') {
      return false;
    }
    var first = start + 1 < end && isSign(bytes[start + 1]) ? start + 2 : start + 1;
    return end > first && end - first <= 2 && endOfDigits(bytes, first, end) == end;
  }

  private static boolean isSign(byte value) {
    return value == '-' || value == '+';
  }

  /**
   * The number that a cell is: decimal with optional sign, fraction and exponent, or a spelling of
   * infinity or nan. Empty for anything else, and for digits that overflow.
   */
  public static OptionalDouble parse(Slice cell) {
    var text = cell.trim();
    var at = !text.isEmpty() && (text.at(0) == '+' || text.at(0) == '-') ? 1 : 0;
    var negative = at == 1 && text.at(0) == '-';
    if (text.length() == at) {
      return OptionalDouble.empty();
    }
    if (text.at(at) >= 'A') {
      return word(text, at, negative);
    }
    long mantissa = 0;
    var digits = 0;
    var fraction = 0;
    var point = false;
    for (; at < text.length(); at++) {
      var value = text.at(at);
      if (value >= '0' && value <= '9') {
        mantissa = mantissa * 10 + (value - '0');
        digits++;
        fraction += point ? 1 : 0;
      } else if (value == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return OptionalDouble.empty();
    }
    if (at == text.length() && digits < POWERS.length) {
      // Both operands are exact, so the quotient is the correctly rounded value.
      var value = mantissa / POWERS[fraction];
      return OptionalDouble.of(negative ? -value : value);
    }
    return at == text.length() || isExponent(text, at) ? exact(text) : OptionalDouble.empty();
  }

  /** Whether a number is finite and has no fraction. */
  public static boolean isWhole(double value) {
    return !Double.isInfinite(value) && value == Math.rint(value);
  }

  private static int endOfDigits(byte[] bytes, int start, int end) {
    var at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static OptionalDouble word(Slice text, int at, boolean negative) {
    if (text.length() - at > "infinity".length()) {
      return OptionalDouble.empty();
    }
    return switch (text.text().substring(at).toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" ->
          OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
      case "nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.empty();
    };
  }

  private static boolean isExponent(Slice text, int start) {
    if (text.at(start) != 'e' && text.at(start) != 'E') {
      return false;
    }
    var at = start + 1;
    if (at < text.length() && (text.at(at) == '+' || text.at(at) == '-')) {
      at++;
    }
    var first = at;
    while (at < text.length() && text.at(at) >= '0' && text.at(at) <= '9') {
      at++;
    }
    return at > first && at == text.length();
  }

  private static OptionalDouble exact(Slice text) {
    if (text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    var value = Double.parseDouble(text.text());
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
