package io.tracebloc.sandbox.standin.ingestor.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** How the contract reads cells and header names (datasets.md 5.1). */
public final class Cells {
  private static final Set<Integer> SPACES =
      Set.of(
          0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f,
          0x3000);

  private Cells() {}

  /** Removes white space of the contract's own set from both ends. */
  public static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether nothing but white space is in a cell. */
  public static boolean isBlank(String text) {
    return trim(text).isEmpty();
  }

  /** The words between white space, as Python's {@code split} finds them. */
  public static List<String> words(String text) {
    var words = new ArrayList<String>();
    var start = -1;
    for (var i = 0; i <= text.length(); i++) {
      var inWord = i < text.length() && !isSeparator(text.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isSeparator(char character) {
    return isSpace(character) || (character >= 0x1c && character <= 0x1f);
  }

  private static boolean isSpace(char character) {
    return SPACES.contains((int) character) || (character >= 0x2000 && character <= 0x200a);
  }

  /**
   * the column equal to the name, else the first one equal without case and outer spaces.
   *
   * @param header as in the file
   */
  public static OptionalInt resolve(List<String> header, String name) {
    var exact = header.indexOf(name);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    var wanted = folded(name);
    return IntStream.range(0, header.size())
        .filter(column -> folded(header.get(column)).equals(wanted))
        .findFirst();
  }

  private static String folded(String name) {
    return trim(name).toLowerCase(Locale.ROOT);
  }

  /** at most five items. */
  public static String shortList(List<String> items) {
    var shown = String.join(", ", items.subList(0, Math.min(5, items.size())));
    return items.size() > 5 ? shown + " … and " + (items.size() - 5) + " more" : shown;
  }
}
