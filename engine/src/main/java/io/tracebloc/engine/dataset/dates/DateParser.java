package io.tracebloc.engine.dataset.dates;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads texts about time as the cluster does: with a parser that tries hard, and takes the month
 * for the first of two numbers unless that cannot be ({@code contract/datasets.md} TSF-03). Takes
 * more than the cluster rather than less. Immutable; safe for several threads.
 */
public final class DateParser {
  private static final int LONGEST = 100;

  /** A year; fewer digits alone are no date. */
  private static final int SHORTEST_DATE = 4;

  private static final Set<String> NO_TIME = Set.of("nat", "nan", "null", "none");
  private static final Set<String> TODAY = Set.of("now", "today");
  private static final Pattern QUARTER =
      Pattern.compile("(?:(\\d{4}|\\d{2})-?Q([1-4])|([1-4])Q-?(\\d{4}|\\d{2}))");
  private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  private final LocalDate today;

  /**
   * A parser.
   *
   * @param today what a time without a date is about; also tells the century of short years
   */
  public DateParser(LocalDate today) {
    this.today = today;
  }

  /** How a text about time is to the cluster. */
  public enum Reading {
    /** It can be read, or stands for no time. */
    READABLE,
    /** It is a date, but before 1677 or after 2262. */
    OUT_OF_BOUNDS,
    /** It is a date without a year, which the cluster takes for the first. */
    WITHOUT_YEAR,
    /** It is no date. */
    UNREADABLE
  }

  /** How a text, surrounding blanks aside, is to the cluster. */
  public static Reading reading(Slice cell) {
    var text = cell.trim();
    if (text.length() <= LONGEST && NO_TIME.contains(fold(text.text()))) {
      return Reading.READABLE;
    }
    return Readability.PARSER.parse(text).map(DateParser::reading).orElse(Reading.UNREADABLE);
  }

  private static Reading reading(DateTime read) {
    if (IsoDates.isHeld(read.epochMicros())) {
      return Reading.READABLE;
    }
    return read.hasYear() ? Reading.OUT_OF_BOUNDS : Reading.WITHOUT_YEAR;
  }

  /** What a text says, surrounding blanks aside; empty if it cannot be read. */
  public Optional<DateTime> parse(Slice cell) {
    return parse(cell, false);
  }

  /**
   * Whether a text says something else to a reader who takes the day for the first of two numbers.
   * Texts that start with a year of four digits and a dash are exempt (TSF-03).
   */
  public boolean isAmbiguous(Slice cell) {
    var text = cell.trim();
    if (IsoDates.isPlain(text.bytes(), text.start(), text.end()) || startsAsIso(text)) {
      return false;
    }
    var monthFirst = parse(cell, false);
    var dayFirst = parse(cell, true);
    return monthFirst.isPresent() && dayFirst.isPresent() && !monthFirst.equals(dayFirst);
  }

  private static boolean startsAsIso(Slice text) {
    return text.length() > 4
        && text.at(4) == '-'
        && IntStream.range(0, 4).allMatch(at -> text.at(at) >= '0' && text.at(at) <= '9');
  }

  private Optional<DateTime> parse(Slice cell, boolean dayFirst) {
    var trimmed = cell.trim();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    var text = trimmed.text();
    if (TODAY.contains(fold(text))) {
      return Optional.of(new DateTime(today.atStartOfDay(), OptionalInt.empty()));
    }
    return quarter(text).or(() -> written(trimmed, text, dayFirst)).or(() -> sinceEpoch(trimmed));
  }

  /** A text that is also a number is a date only if it is a whole one, with its year. */
  private Optional<DateTime> written(Slice slice, String text, boolean dayFirst) {
    var read = new LooseDate(today, dayFirst).read(text);
    return read.isEmpty() || Numbers.parse(slice).isEmpty()
        ? read
        : read.filter(
            date -> text.length() >= SHORTEST_DATE && IsoDates.isHeld(date.epochMicros()));
  }

  /** {@code 2024Q1}, {@code 24-Q1}, {@code 1Q2024}. */
  private static Optional<DateTime> quarter(String text) {
    var matcher = QUARTER.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var leading = matcher.group(1) != null;
    var year = Integer.parseInt(matcher.group(leading ? 1 : 4));
    var quarter = Integer.parseInt(matcher.group(leading ? 2 : 3));
    var full = year < 100 ? 2000 + year : year;
    return full == 0
        ? Optional.empty()
        : Optional.of(at(LocalDate.of(full, quarter * 3 - 2, 1).atStartOfDay()));
  }

  /** A column of nothing but numbers is one of nanoseconds to the cluster. */
  private static Optional<DateTime> sinceEpoch(Slice text) {
    var number = Numbers.parse(text);
    if (number.isEmpty() || !(Math.abs(number.getAsDouble()) <= MOST_NANOS.doubleValue())) {
      return Optional.empty();
    }
    // Exponents of many digits, which only numbers near zero have here, are none to BigDecimal.
    var nanos = Math.abs(number.getAsDouble()) < 1 ? BigDecimal.ZERO : new BigDecimal(text.text());
    if (nanos.abs().compareTo(MOST_NANOS) > 0) {
      return Optional.empty();
    }
    var whole = nanos.longValue();
    return Optional.of(
        at(
            LocalDateTime.ofEpochSecond(
                Math.floorDiv(whole, 1_000_000_000L),
                (int) Math.floorMod(whole, 1_000_000_000L),
                ZoneOffset.UTC)));
  }

  private static DateTime at(LocalDateTime local) {
    return new DateTime(local, OptionalInt.empty());
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a text can be read does not depend on the day. */
  private static final class Readability {
    private static final DateParser PARSER = new DateParser(LocalDate.of(2000, 1, 1));
  }
}
