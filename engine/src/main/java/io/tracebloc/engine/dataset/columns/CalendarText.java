package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date or date-time as inference knows them ({@code contract/datasets.md} 6.1, rule 5): {@code
 * yyyy-MM-dd} or {@code yyyy/MM/dd}, with a time behind a blank, and behind a {@code T} as in RFC
 * 3339. Digits are those of ASCII, the calendar is strict; the hour may have one digit, and seconds
 * a fraction behind a point or a comma, as the parser of the cluster's own client has it.
 *
 * @param timed whether it has a time
 * @param offset seconds east of Greenwich, if it says so
 */
record CalendarText(boolean timed, OptionalInt offset) {

  /** Reads a token; empty if it is anything else. */
  static Optional<CalendarText> parse(Slice token) {
    var reader = new Reader(token);
    return reader.date() ? reader.rest() : Optional.empty();
  }

  /** Goes through a token from left to right. */
  private static final class Reader {
    private static final int INVALID = -1;

    private final Slice token;
    private int at;

    Reader(Slice token) {
      this.token = token;
    }

    boolean date() {
      var year = digits(4);
      var separator = peek();
      if (year == INVALID || (separator != '-' && separator != '/')) {
        return false;
      }
      at++;
      var month = digits(2);
      if (month < 1 || month > 12 || !take(separator)) {
        return false;
      }
      var day = digits(2);
      return day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** What is behind the date. */
    Optional<CalendarText> rest() {
      if (at == token.length()) {
        return Optional.of(new CalendarText(false, OptionalInt.empty()));
      }
      var dashes = token.at(4) == '-';
      if (dashes && take('T')) {
        return minutes() && seconds() ? zone() : Optional.empty();
      }
      var timed = take(' ') && minutes() && ((dashes && at == token.length()) || seconds());
      return timed && at == token.length()
          ? Optional.of(new CalendarText(true, OptionalInt.empty()))
          : Optional.empty();
    }

    private boolean minutes() {
      var hour = peek(1) == ':' ? digits(1) : digits(2);
      return hour >= 0 && hour < 24 && take(':') && sixtieths();
    }

    private boolean seconds() {
      if (!take(':') || !sixtieths()) {
        return false;
      }
      if ((peek() == '.' || peek() == ',') && isDigit(peek(1))) {
        at++;
        while (isDigit(peek())) {
          at++;
        }
      }
      return true;
    }

    private Optional<CalendarText> zone() {
      if (at == token.length()) {
        return Optional.of(new CalendarText(true, OptionalInt.empty()));
      }
      var offset = take('Z') ? 0 : signedOffset();
      return offset != Integer.MIN_VALUE && at == token.length()
          ? Optional.of(new CalendarText(true, OptionalInt.of(offset)))
          : Optional.empty();
    }

    /** Seconds, or the smallest integer if there is no offset here. */
    private int signedOffset() {
      var sign = peek();
      if (sign != '+' && sign != '-') {
        return Integer.MIN_VALUE;
      }
      at++;
      var hours = digits(2);
      if (hours < 0 || hours > 23 || !take(':')) {
        return Integer.MIN_VALUE;
      }
      var minutes = digits(2);
      if (minutes < 0 || minutes > 59) {
        return Integer.MIN_VALUE;
      }
      var seconds = (hours * 60 + minutes) * 60;
      return sign == '-' ? -seconds : seconds;
    }

    private boolean sixtieths() {
      var value = digits(2);
      return value >= 0 && value < 60;
    }

    /** The number that the next digits are, which must be as many. */
    private int digits(int count) {
      var value = 0;
      for (var index = 0; index < count; index++) {
        if (!isDigit(peek(index))) {
          return INVALID;
        }
        value = value * 10 + peek(index) - '0';
      }
      at += count;
      return value;
    }

    private boolean take(int wanted) {
      if (peek() != wanted) {
        return false;
      }
      at++;
      return true;
    }

    private int peek() {
      return peek(0);
    }

    private int peek(int ahead) {
      return at + ahead < token.length() ? token.at(at + ahead) : INVALID;
    }

    private static boolean isDigit(int value) {
      return value >= '0' && value <= '9';
    }
  }
}
