package io.tracebloc.engine.failure;

/** Makes text from outside (names, server answers, logs) harmless for a terminal. */
public final class Printable {
  private Printable() {}

  /**
   * The text with every control and format character (C0, DEL, C1, bidirectional overrides, line
   * separators, lone surrogates) replaced by a visible escape such as {@code \n}, {@code \x1b} or
   * {@code \u202e}. Tabs become {@code \t}. Never throws.
   */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    var printable = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(printable, codePoint));
    return printable.toString();
  }

  /** Nearly all text is; then there is nothing to build. */
  private static boolean isPlain(String text) {
    for (var at = 0; at < text.length(); at++) {
      if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder printable, int codePoint) {
    switch (codePoint) {
      case '\n' -> printable.append("\\n");
      case '\r' -> printable.append("\\r");
      case '\t' -> printable.append("\\t");
      default -> {
        if (!isHarmful(codePoint)) {
          printable.appendCodePoint(codePoint);
        } else if (codePoint <= 0xff) {
          printable.append("\\x%02x".formatted(codePoint));
        } else {
          printable.append("\\u%04x".formatted(codePoint));
        }
      }
    }
  }

  private static boolean isHarmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Joiners (U+200C, U+200D) and variation selectors stay: emoji and several scripts need them.
      case Character.FORMAT -> codePoint != 0x200c && codePoint != 0x200d;
      default -> false;
    };
  }
}
