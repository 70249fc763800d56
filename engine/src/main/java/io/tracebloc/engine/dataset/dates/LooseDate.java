package io.tracebloc.engine.dataset.dates;

import io.tracebloc.engine.dataset.dates.ClockParts.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one text piece by piece: numbers by their length and neighbours, names of months and days,
 * times of day, zones. What it cannot place makes the text unreadable. For one use.
 */
final class LooseDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> LONG_MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Set<String> WEEKDAYS =
      Set.of(
          "mon",
          "monday",
          "tue",
          "tuesday",
          "wed",
          "wednesday",
          "thu",
          "thursday",
          "fri",
          "friday",
          "sat",
          "saturday",
          "sun",
          "sunday");
  private static final Set<String> FILLERS =
      Set.of("at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th");
  private static final Set<String> GREENWICH = Set.of("utc", "gmt", "z");
  private static final Map<String, Unit> UNITS =
      Map.of(
          "h",
          Unit.HOUR,
          "hour",
          Unit.HOUR,
          "hours",
          Unit.HOUR,
          "m",
          Unit.MINUTE,
          "minute",
          Unit.MINUTE,
          "minutes",
          Unit.MINUTE,
          "s",
          Unit.SECOND,
          "second",
          Unit.SECOND,
          "seconds",
          Unit.SECOND);
  private static final String SILENT = " .,;-/'\\()";
  private static final int LONGEST_ZONE = 5;

  /** What the cluster takes for a time of today; without a year it takes all else for the first. */
  private static final Pattern TIME_FIRST = Pattern.compile("[0-9]{1,2}:[0-9]{2}.*");

  private final LocalDate today;
  private final boolean dayFirst;
  private final DayParts day = new DayParts();
  private final ClockParts clock = new ClockParts();
  private List<DateToken> tokens = List.of();
  private int at;

  LooseDate(LocalDate today, boolean dayFirst) {
    this.today = today;
    this.dayFirst = dayFirst;
  }

  Optional<DateTime> read(String text) {
    tokens = DateToken.split(text);
    var anything = false;
    for (at = 0; at < tokens.size(); at++) {
      var token = tokens.get(at);
      if (!accept(token)) {
        return Optional.empty();
      }
      anything |= token.isNumber() || token.isWord();
    }
    if (!anything || (day.size() == 0 && !clock.isSet() && !hasWeekday())) {
      return Optional.empty();
    }
    var year = TIME_FIRST.matcher(text).matches() ? today.getYear() : DateTime.NO_YEAR;
    return date(year).flatMap(clock::on);
  }

  /** The day, with a year to be taken if the text has none. */
  private Optional<LocalDate> date(int year) {
    return day.size() == 0
        ? Optional.of(year == DateTime.NO_YEAR ? LocalDate.of(year, 1, 1) : today)
        : day.resolve(today.getYear(), year, dayFirst);
  }

  private boolean hasWeekday() {
    return tokens.stream().anyMatch(token -> WEEKDAYS.contains(token.word()));
  }

  private boolean accept(DateToken token) {
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case WORD -> word(token);
      case MARK -> mark(token);
    };
  }

  private boolean number(DateToken token) {
    if (ahead(1).is(':') && ahead(2).isNumber()) {
      return time(token);
    }
    var unit = unitAfter();
    if (unit.isPresent()) {
      return clock.set(unit.get(), token);
    }
    var half = halfOfDayAfter();
    if (half.isPresent()) {
      return clock.set(Unit.HOUR, token) && clock.setHalf(half.get());
    }
    if (at > 0 && UNITS.containsKey(tokens.get(at - 1).word()) && clock.hasNext()) {
      return clock.setNext(token);
    }
    return digits(token);
  }

  private boolean digits(DateToken token) {
    var digits = token.digits();
    var timeIsDue = day.size() == 3 && !clock.isSet();
    return switch (digits.length()) {
      case 2, 4 -> timeIsDue ? clock.setDigits(token) : date(digits);
      case 6 -> day.size() > 0 ? clock.setDigits(token) : sixDigits(digits);
      case 8 -> {
        day.setCompact();
        yield date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
      }
      case 12, 14 ->
          date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6, 8))
              && clock.setDigits(new DateToken(DateToken.Kind.NUMBER, token.text().substring(8)));
      default -> date(digits);
    };
  }

  /** Year, month and day in two digits each, or a year and a month. */
  private boolean sixDigits(String digits) {
    var year = Integer.parseInt(digits.substring(0, 4));
    var middle = Integer.parseInt(digits.substring(2, 4));
    if (year >= 1900 && year < 2100 && middle > 12) {
      return date(digits.substring(0, 4), digits.substring(4));
    }
    return date(digits.substring(0, 2), digits.substring(2, 4), digits.substring(4));
  }

  /** Adds parts of a day, with those that hang on the last one by a dash, a slash or a point. */
  private boolean date(String... parts) {
    for (var part : parts) {
      if (!day.addNumber(part)) {
        return false;
      }
    }
    while (isSeparator(ahead(1)) && day.size() < 3) {
      var next = ahead(2);
      var isNumber = next.isInteger() && !ahead(3).is(':');
      if (!isNumber && monthOf(next) == 0) {
        return true;
      }
      if (!(isNumber ? day.addNumber(next.text()) : day.addMonth(monthOf(next)))) {
        return false;
      }
      at += 2;
    }
    return true;
  }

  private boolean time(DateToken hour) {
    if (!clock.set(Unit.HOUR, hour) || !clock.set(Unit.MINUTE, ahead(2))) {
      return false;
    }
    at += 2;
    if (!ahead(1).is(':')) {
      return true;
    }
    at += 2;
    return ahead(0).isNumber() && clock.set(Unit.SECOND, ahead(0));
  }

  private boolean word(DateToken token) {
    var word = token.word();
    var month = monthOf(token);
    if (month > 0) {
      return day.addMonth(month) && date();
    }
    if (GREENWICH.contains(word)) {
      return zone();
    }
    if (WEEKDAYS.contains(word) || FILLERS.contains(word) || UNITS.containsKey(word)) {
      return true;
    }
    var half = halfOf(token);
    return half.isPresent()
        ? clock.setHalf(half.get()) && skipPointedHalf()
        : clock.isSet() && isZoneName(token);
  }

  /** Behind the name of a zone, an offset says how far Greenwich is from there. */
  private boolean zone() {
    clock.setOffset(0);
    if (!isSign(ahead(1))) {
      return true;
    }
    at++;
    return offset(ahead(0).is('+') ? -1 : 1);
  }

  private boolean mark(DateToken token) {
    if (clock.isSet() && isSign(token) && ahead(1).isInteger()) {
      return offset(token.is('+') ? 1 : -1);
    }
    return SILENT.contains(token.text()) || token.text().isBlank();
  }

  /** Hours, hours and minutes, or four digits behind a sign. */
  private boolean offset(int sign) {
    var digits = ahead(1).text();
    if (!ahead(1).isInteger() || digits.length() > 4 || digits.length() == 3) {
      return false;
    }
    at++;
    var hours = Integer.parseInt(digits.length() == 4 ? digits.substring(0, 2) : digits);
    var minutes = digits.length() == 4 ? Integer.parseInt(digits.substring(2)) : 0;
    if (ahead(1).is(':') && ahead(2).isInteger()) {
      minutes = ahead(2).value();
      at += 2;
    }
    return hours < 24 && minutes < 60 && clock.setOffset(sign * (hours * 60 + minutes) * 60);
  }

  private boolean isZoneName(DateToken token) {
    return token.text().length() <= LONGEST_ZONE
        && token.text().chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')
        && (!isSign(ahead(1)) || zone());
  }

  /** The unit behind a number, perhaps after a blank. */
  private Optional<Unit> unitAfter() {
    var gap = ahead(1).is(' ') && !ahead(2).word().equals("m") ? 1 : 0;
    var unit = Optional.ofNullable(UNITS.get(ahead(1 + gap).word()));
    unit.ifPresent(_ -> at += 1 + gap);
    return unit;
  }

  /** Whether "am" or "pm" follows a number, perhaps after a blank. */
  private Optional<Boolean> halfOfDayAfter() {
    var gap = ahead(1).is(' ') ? 1 : 0;
    var half = halfOf(ahead(1 + gap));
    half.ifPresent(
        _ -> {
          at += 1 + gap;
          skipPointedHalf();
        });
    return half;
  }

  private static Optional<Boolean> halfOf(DateToken token) {
    return switch (token.word()) {
      case "am", "a" -> Optional.of(false);
      case "pm", "p" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  /** The rest of "a.m." and "p.m.". */
  private boolean skipPointedHalf() {
    if (ahead(1).is('.') && ahead(2).word().equals("m")) {
      at += 2;
    }
    return true;
  }

  private DateToken ahead(int count) {
    return at + count < tokens.size() ? tokens.get(at + count) : DateToken.NONE;
  }

  private static boolean isSign(DateToken token) {
    return token.is('+') || token.is('-');
  }

  private static boolean isSeparator(DateToken token) {
    return token.is('-') || token.is('/') || token.is('.') || token.is('\\');
  }

  private static int monthOf(DateToken token) {
    var word = token.word().equals("sept") ? "sep" : token.word();
    return Math.max(MONTHS.indexOf(word), LONG_MONTHS.indexOf(word)) + 1;
  }
}
