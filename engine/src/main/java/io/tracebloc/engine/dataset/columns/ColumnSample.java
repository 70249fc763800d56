package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.MissingValues;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Infers the type of one column from its first values ({@code contract/datasets.md} 6.1). Keeps no
 * value, only what all of them have in common. For one thread.
 */
public final class ColumnSample {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n");
  private static final int LONGEST_BOOLEAN = 5;

  private int tokens;
  private int longest = 1;
  private boolean booleans = true;
  private boolean integers = true;
  private boolean numbers = true;
  private boolean calendar = true;

  private boolean anyCode;
  private boolean anyTime;
  private IntegerText widest = IntegerText.INT;
  private OptionalInt offset = OptionalInt.empty();

  // Hashes of the tokens as long as all are integers; nothing if ids are not looked for.
  private long[] hashes;

  /**
   * An empty sample.
   *
   * @param watchIds whether to find out if the column looks like an id, which takes memory
   */
  public ColumnSample(boolean watchIds) {
    hashes = new long[watchIds ? 16 : 0];
  }

  /** Takes the next cell as it is in the file. */
  public void add(Slice cell) {
    var token = cell.trim();
    if (MissingValues.NA_12.contains(token)) {
      return;
    }
    longest = Math.max(longest, token.codePoints());
    booleans = booleans && isBoolean(token);
    addNumber(token);
    calendar = calendar && addCalendar(token);
    tokens++;
  }

  /** Whether no cell had a value. */
  public boolean isEmpty() {
    return tokens == 0;
  }

  /** Whether it is an integer column without any repetition, as ids are (6.2). */
  public boolean looksLikeId() {
    if (hashes.length == 0 || tokens == 0 || !isInteger()) {
      return false;
    }
    var sorted = Arrays.copyOf(hashes, tokens);
    Arrays.sort(sorted);
    for (var at = 1; at < tokens; at++) {
      if (sorted[at] == sorted[at - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The SQL type; the first of the rules that holds for all values decides. */
  public String type() {
    if (tokens == 0 || anyCode) {
      return text();
    }
    if (booleans) {
      return "BOOLEAN";
    }
    if (integers) {
      return widest == IntegerText.BEYOND ? text() : widest.name();
    }
    if (numbers) {
      return "FLOAT";
    }
    if (calendar) {
      return anyTime ? "DATETIME" : "DATE";
    }
    return text();
  }

  private String text() {
    return "VARCHAR(" + longest + ")";
  }

  private boolean isInteger() {
    return integers && !anyCode && widest != IntegerText.BEYOND;
  }

  private void addNumber(Slice token) {
    if (!numbers) {
      // A code decides even where text came before it.
      anyCode = anyCode || IntegerText.of(token) == IntegerText.CODE;
      return;
    }
    var integer = IntegerText.of(token);
    anyCode = anyCode || integer == IntegerText.CODE;
    if (integer == IntegerText.NONE) {
      integers = false;
      hashes = new long[0];
      numbers = isFiniteNumber(token);
    } else if (integer.compareTo(widest) > 0) {
      widest = integer;
    }
    if (hashes.length > 0) {
      remember(token);
    }
  }

  private void remember(Slice token) {
    if (tokens == hashes.length) {
      hashes = Arrays.copyOf(hashes, tokens * 2);
    }
    var hash = 0xcbf29ce484222325L;
    for (var at = 0; at < token.length(); at++) {
      hash = (hash ^ token.at(at)) * 0x100000001b3L;
    }
    hashes[tokens] = hash;
  }

  private boolean addCalendar(Slice token) {
    var found = CalendarText.parse(token);
    if (found.isEmpty()) {
      return false;
    }
    var first = tokens == 0;
    if (first) {
      offset = found.get().offset();
    }
    anyTime |= found.get().timed();
    return offset.equals(found.get().offset());
  }

  private static boolean isBoolean(Slice token) {
    if (token.length() > LONGEST_BOOLEAN) {
      return false;
    }
    return BOOLEANS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** A number in digits that a double holds; no word such as {@code inf}. */
  private static boolean isFiniteNumber(Slice token) {
    var last = token.at(token.length() - 1);
    var digits = last == '.' || (last >= '0' && last <= '9');
    return digits && Numbers.parse(token).isPresent();
  }
}
