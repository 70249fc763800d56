package io.tracebloc.engine.dataset.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers and names in a text that make a day, and which of them is what. For one thread. */
final class DayParts {
  private static final int MOST = 3;
  private static final int NO_PART = -1;

  private final List<Integer> parts = new ArrayList<>();
  private int month = NO_PART;
  private int year = NO_PART;
  private boolean century;
  private boolean compact;

  int size() {
    return parts.size();
  }

  /** Adds a number; more than two digits are a year. Returns whether it can be part of a day. */
  boolean addNumber(String digits) {
    if (digits.length() > 4 || (digits.length() > 2 && year != NO_PART)) {
      return false;
    }
    if (digits.length() > 2) {
      year = parts.size();
      century = true;
    }
    return parts.add(Integer.parseInt(digits)) && parts.size() <= MOST;
  }

  /** Fixes the order of year, month and day: they were written as eight digits. */
  void setCompact() {
    compact = true;
  }

  /** Adds a month by its name. Returns whether it can be part of a day. */
  boolean addMonth(int number) {
    if (month != NO_PART) {
      return false;
    }
    month = parts.size();
    return parts.add(number) && parts.size() <= MOST;
  }

  /**
   * The day.
   *
   * @param present the year that tells the century of short ones
   * @param otherwise the year of days without one
   * @param dayFirst whether the day is the first of two numbers
   */
  Optional<LocalDate> resolve(int present, int otherwise, boolean dayFirst) {
    var order = order(dayFirst);
    var yearPart = order.indexOf('y');
    var monthPart = order.indexOf('m');
    var dayPart = order.indexOf('d');
    try {
      return Optional.of(
          LocalDate.of(
              yearPart < 0 ? otherwise : fullYear(parts.get(yearPart), present),
              monthPart < 0 ? 1 : parts.get(monthPart),
              dayPart < 0 ? 1 : parts.get(dayPart)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What each part is: a letter for year, month or day. */
  private String order(boolean dayFirst) {
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> month == 0 ? "m" : isYear(0) ? "y" : "d";
      case 2 -> month == NO_PART ? orderOfTwo(dayFirst) : orderWithMonthOfTwo();
      default -> month == NO_PART ? orderOfThree(dayFirst) : orderWithMonthOfThree();
    };
  }

  private String orderWithMonthOfTwo() {
    var other = isYear(1 - month) ? "y" : "d";
    return month == 0 ? "m" + other : other + "m";
  }

  private String orderOfTwo(boolean dayFirst) {
    if (isYear(0)) {
      return "ym";
    }
    if (isYear(1)) {
      return "my";
    }
    return swapped(0, 1, dayFirst) ? "dm" : "md";
  }

  private String orderWithMonthOfThree() {
    return switch (month) {
      case 0 -> isYear(1) ? "myd" : "mdy";
      case 1 -> isYear(0) ? "ymd" : "dmy";
      default -> isYear(1) ? "dym" : "ydm";
    };
  }

  private String orderOfThree(boolean dayFirst) {
    if (isYear(0)) {
      return dayFirst && !compact && parts.get(2) <= 12 ? "ydm" : "ymd";
    }
    if (year == 1) {
      return "myd";
    }
    return swapped(0, 1, dayFirst) ? "dmy" : "mdy";
  }

  /** Whether the day comes before the month. */
  private boolean swapped(int first, int second, boolean dayFirst) {
    return parts.get(first) > 12 || (dayFirst && parts.get(second) <= 12);
  }

  private boolean isYear(int part) {
    return part == year || parts.get(part) > 31;
  }

  /** The year nearest to the present that ends in two digits. */
  private int fullYear(int written, int present) {
    if (written >= 100 || century) {
      return written;
    }
    var near = present / 100 * 100 + written;
    return near >= present + 50 ? near - 100 : near < present - 50 ? near + 100 : near;
  }
}
