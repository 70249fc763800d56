package io.tracebloc.engine.dataset.dates;

/**
 * The commonest spelling, straight from bytes: {@code yyyy-MM-dd}, alone or with {@code HH:mm},
 * {@code HH:mm:ss} or a fraction of it behind a blank or {@code T}. The calendar is strict.
 */
public final class IsoDates {
  /** What {@link #epochMicros} returns for any other text. */
  public static final long OTHER = Long.MIN_VALUE;

  private static final int DATE = 10;
  private static final int MINUTES = 16;
  private static final int SECONDS = 19;
  private static final int NANOS = 29;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Nanoseconds since 1970 in 64 bits reach that far, from 1677 to 2262. */
  private static final long MOST_MICROS = Long.MAX_VALUE / 1000;

  private IsoDates() {}

  /** Whether the cluster can hold a moment, given in microseconds since 1970. */
  public static boolean isHeld(long epochMicros) {
    return Math.abs(epochMicros) <= MOST_MICROS;
  }

  /** Whether bytes are such a text. */
  public static boolean isPlain(byte[] bytes, int start, int end) {
    return epochMicros(bytes, start, end) != OTHER;
  }

  /** Microseconds since 1970 at Greenwich, or {@link #OTHER}. */
  public static long epochMicros(byte[] bytes, int start, int end) {
    var length = end - start;
    if (length < DATE || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
      return OTHER;
    }
    var year = pair(bytes, start) * 100 + pair(bytes, start + 2);
    var month = pair(bytes, start + 5);
    var day = pair(bytes, start + 8);
    // Anything that is not two digits makes a number far below zero.
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return OTHER;
    }
    var time = length == DATE ? 0 : timeMicros(bytes, start + DATE, end);
    return time < 0 ? OTHER : epochDay(year, month, day) * 86_400_000_000L + time;
  }

  private static long timeMicros(byte[] bytes, int start, int end) {
    var length = end - start + DATE;
    if (length < MINUTES || (bytes[start] != ' ' && bytes[start] != 'T')) {
      return OTHER;
    }
    var hour = pair(bytes, start + 1);
    var minute = pair(bytes, start + 4);
    var second = 0;
    if (length > MINUTES) {
      if (length < SECONDS || bytes[start + 6] != ':') {
        return OTHER;
      }
      second = pair(bytes, start + 7);
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return OTHER;
    }
    var fraction = length > SECONDS ? fraction(bytes, start + 9, end) : 0;
    return bytes[start + 3] == ':' && fraction >= 0
        ? ((hour * 60L + minute) * 60 + second) * 1_000_000 + fraction
        : OTHER;
  }

  private static long fraction(byte[] bytes, int start, int end) {
    if (bytes[start] != '.' || end - start < 2 || end - start > NANOS - SECONDS) {
      return OTHER;
    }
    var micros = 0;
    var unit = 100_000;
    for (var at = start + 1; at < end; at++) {
      var digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return OTHER;
      }
      micros += digit * unit;
      unit /= 10;
    }
    return micros;
  }

  /** The number that two digits are; below -10000 if they are none. */
  private static int pair(byte[] bytes, int at) {
    var tens = bytes[at] - '0';
    var ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
  }

  private static int daysOf(int year, int month) {
    return month == 2 && isLeap(year) ? 29 : DAYS[month - 1];
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01. The year is thought to begin in March, so that leap days come last. */
  private static long epochDay(int year, int month, int day) {
    var shifted = month <= 2 ? year - 1 : year;
    var era = shifted / 400;
    var yearOfEra = shifted - era * 400;
    var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
