package io.tracebloc.sandbox.standin.ingestor.csv;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column's declared type.
 *
 * @param base upper case, without length and further words, for example {@code INT} of {@code int
 *     unsigned}
 * @param length what stands in parentheses, if it is a number
 * @param arguments the parentheses, if one or two numbers are in them; else empty
 */
public record SqlType(String base, OptionalInt length, String arguments) {
  private static final Pattern LENGTH = Pattern.compile("[^(]*\\(\\s*([0-9]{1,9})\\s*\\).*");
  private static final Pattern ARGUMENTS =
      Pattern.compile("[^(]*(\\(\\s*[0-9]{1,9}\\s*(?:,\\s*[0-9]{1,9}\\s*)?\\)).*");
  private static final Set<String> WHOLE =
      Set.of("INT", "INTEGER", "TINYINT", "SMALLINT", "MEDIUMINT", "BIGINT");
  private static final Set<String> FRACTIONAL = Set.of("FLOAT", "DOUBLE", "DECIMAL", "NUMERIC");
  private static final Set<String> CALENDAR = Set.of("DATE", "DATETIME", "TIMESTAMP");

  /** Reads a type's text (datasets.md 6.4). */
  public static SqlType of(String text) {
    var words = Cells.words(upTo(text.toUpperCase(Locale.ROOT), '('));
    var length = LENGTH.matcher(text);
    var arguments = ARGUMENTS.matcher(text);
    return new SqlType(
        words.isEmpty() ? "" : words.getFirst(),
        length.matches() ? OptionalInt.of(Integer.parseInt(length.group(1))) : OptionalInt.empty(),
        arguments.matches() ? arguments.group(1) : "");
  }

  private static String upTo(String text, char end) {
    var at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  /** The INT family. */
  public boolean isWhole() {
    return WHOLE.contains(base);
  }

  /** The INT and FLOAT families. */
  public boolean isNumeric() {
    return isWhole() || FRACTIONAL.contains(base);
  }

  /** A date, with or without a time. */
  public boolean isCalendar() {
    return CALENDAR.contains(base);
  }
}
