package io.tracebloc.sandbox.standin.ingestor.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calendar values nearly as liberally as pandas does: years first, {@code 1/2/2024} with the
 * month or the day first, names of months, with or without a time and an offset. What has an offset
 * is turned into UTC.
 */
public final class Moments {
  private static final String TIME =
      "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?"
          + "\\s*(?<half>[AaPp][Mm])?";
  private static final Pattern TIME_ALONE = Pattern.compile(TIME);
  private static final Pattern WITH_TIME =
      Pattern.compile(
          "(?<date>.+?)(?:[Tt]|,?\\s+)"
              + TIME
              + "\\s*(?<zone>Z|z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?");
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/. ])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([-/. ])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})");
  private static final Pattern YEAR_MONTH = Pattern.compile("([0-9]{4})(?:[-/]([0-9]{1,2}))?");
  private static final Pattern DAY_NAME_YEAR =
      Pattern.compile("([0-9]{1,2})[-\\s]([A-Za-z]{3,9})\\.?[-,\\s]+([0-9]{4}|[0-9]{2})");
  private static final Pattern NAME_DAY_YEAR =
      Pattern.compile("([A-Za-z]{3,9})\\.?\\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\\s+([0-9]{4})");
  private static final Pattern WEEKDAY =
      Pattern.compile("(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+", Pattern.CASE_INSENSITIVE);

  /** What pandas' nanoseconds can count. */
  private static final int FIRST_YEAR = 1678;

  private static final int LAST_YEAR = 2261;

  private Moments() {}

  /**
   * The moment that a cell denotes.
   *
   * @param dayFirst how to read {@code 1/2/2024}; if only the other order gives a date, that counts
   */
  public static Optional<LocalDateTime> parse(String cell, boolean dayFirst) {
    var text = WEEKDAY.matcher(Cells.trim(cell)).replaceFirst("");
    try {
      var timed = WITH_TIME.matcher(text);
      var found =
          timed.matches()
              ? date(timed.group("date"), dayFirst)
                  .map(date -> shifted(date.atTime(time(timed)), timed))
              : date(text, dayFirst).map(LocalDate::atStartOfDay);
      return found.filter(at -> at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Whether a cell is a time of day without a date. */
  public static boolean isTime(String cell) {
    var time = TIME_ALONE.matcher(Cells.trim(cell));
    try {
      return time.matches() && time(time).getHour() >= 0;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /** Whether month-first and day-first reading give two moments (TSF-03). */
  public static boolean isAmbiguous(String cell) {
    var text = Cells.trim(cell);
    if (text.matches("[0-9]{4}-.*")) {
      return false;
    }
    var dayFirst = parse(text, true);
    return dayFirst.isPresent() && !dayFirst.equals(parse(text, false));
  }

  private static LocalTime time(Matcher parts) {
    var hour = Integer.parseInt(parts.group("hour"));
    var half = parts.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no hour of half a day: " + hour);
      }
      hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }
    var fraction = Optional.ofNullable(parts.group("fraction")).orElse("");
    return LocalTime.of(
        hour,
        Integer.parseInt(parts.group("minute")),
        Integer.parseInt(Optional.ofNullable(parts.group("second")).orElse("0")),
        Integer.parseInt(fraction + "0".repeat(9 - fraction.length())));
  }

  private static LocalDateTime shifted(LocalDateTime local, Matcher parts) {
    var zone = Optional.ofNullable(parts.group("zone")).orElse("Z");
    return zone.startsWith("+") || zone.startsWith("-")
        ? LocalDateTime.ofInstant(local.toInstant(ZoneOffset.of(zone)), ZoneOffset.UTC)
        : local;
  }

  private static Optional<LocalDate> date(String text, boolean dayFirst) {
    var compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return Optional.of(day(compact, 1, 2, 3));
    }
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return Optional.of(
          ordered(number(yearFirst, 1), yearFirst.group(3), yearFirst.group(4), dayFirst));
    }
    var yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      return Optional.of(
          ordered(year(yearLast.group(4)), yearLast.group(1), yearLast.group(3), dayFirst));
    }
    var yearMonth = YEAR_MONTH.matcher(text);
    if (yearMonth.matches()) {
      var month = Optional.ofNullable(yearMonth.group(2)).map(Integer::parseInt).orElse(1);
      return Optional.of(LocalDate.of(number(yearMonth, 1), month, 1));
    }
    return named(text);
  }

  private static Optional<LocalDate> named(String text) {
    var dayFirst = DAY_NAME_YEAR.matcher(text);
    if (dayFirst.matches()) {
      return month(dayFirst.group(2)).stream()
          .mapToObj(month -> LocalDate.of(year(dayFirst.group(3)), month, number(dayFirst, 1)))
          .findFirst();
    }
    var nameFirst = NAME_DAY_YEAR.matcher(text);
    if (nameFirst.matches()) {
      return month(nameFirst.group(1)).stream()
          .mapToObj(month -> LocalDate.of(number(nameFirst, 3), month, number(nameFirst, 2)))
          .findFirst();
    }
    return Optional.empty();
  }

  /** A month by its English name or the name's beginning. */
  private static OptionalInt month(String name) {
    var wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(Month.values())
        .filter(month -> List.of(month.name(), month.name().substring(0, 3)).contains(wanted))
        .mapToInt(Month::getValue)
        .findFirst();
  }

  /** Month and day in the wanted order, or in the other one if only that is a date. */
  private static LocalDate ordered(int year, String first, String second, boolean dayFirst) {
    var month = Integer.parseInt(dayFirst ? second : first);
    var day = Integer.parseInt(dayFirst ? first : second);
    return month > 12 && day <= 12
        ? LocalDate.of(year, day, month)
        : LocalDate.of(year, month, day);
  }

  private static LocalDate day(Matcher parts, int year, int month, int day) {
    return LocalDate.of(number(parts, year), number(parts, month), number(parts, day));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static int year(String digits) {
    var number = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return number;
    }
    return number < 69 ? 2000 + number : 1900 + number;
  }
}
