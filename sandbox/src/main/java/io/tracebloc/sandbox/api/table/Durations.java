package io.tracebloc.sandbox.api.table;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Durations as short as kubectl shows them, for example {@code 5d3h}. */
final class Durations {
  private static final int SECONDS_LIMIT = 2;
  private static final int MINUTES_WITH_SECONDS = 10;
  private static final int MINUTES_LIMIT = 180;
  private static final int HOURS_WITH_MINUTES = 8;
  private static final int HOURS_LIMIT = 48;
  private static final int DAYS_WITH_HOURS = 8;
  private static final int DAYS_LIMIT = 2 * 365;
  private static final int YEARS_WITH_DAYS = 8;

  private Durations() {}

  /** Time since a timestamp, or {@code <unknown>}. */
  static String since(String timestamp, Instant now) {
    try {
      return human(Duration.between(Instant.parse(timestamp), now));
    } catch (DateTimeParseException none) {
      return Fields.UNKNOWN;
    }
  }

  static String human(Duration duration) {
    var seconds = duration.toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 0) {
      return "0s";
    }
    if (seconds < SECONDS_LIMIT * 60) {
      return seconds + "s";
    }
    var minutes = duration.toMinutes();
    if (minutes < MINUTES_WITH_SECONDS) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < MINUTES_LIMIT) {
      return minutes + "m";
    }
    var hours = duration.toHours();
    if (hours < HOURS_WITH_MINUTES) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < HOURS_LIMIT) {
      return hours + "h";
    }
    return days(hours);
  }

  private static String days(long hours) {
    var days = hours / 24;
    if (days < DAYS_WITH_HOURS) {
      return two(days, "d", hours % 24, "h");
    }
    if (days < DAYS_LIMIT) {
      return days + "d";
    }
    var years = days / 365;
    return years < YEARS_WITH_DAYS ? two(years, "y", days % 365, "d") : years + "y";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
  }
}
