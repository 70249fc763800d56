package io.tracebloc.sandbox.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and hours of samples. All lie in the past, and are the same whenever they are asked for. */
final class PastDays {
  private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private PastDays() {}

  /** The last day but this many, as 2024-12-31. */
  static String day(int daysBefore) {
    return LAST_DAY.minusDays(daysBefore).toString();
  }

  /** The last hour but this many. */
  static LocalDateTime hour(int hoursBefore) {
    return LAST_DAY.atTime(23, 0).minusHours(hoursBefore);
  }

  /** The hour as 2024-12-31 23:00:00. */
  static String text(LocalDateTime hour) {
    return HOUR.format(hour);
  }
}
