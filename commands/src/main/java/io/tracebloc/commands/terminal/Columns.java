package io.tracebloc.commands.terminal;

/** Measures and cuts text in terminal columns. Knows wide scripts and marks, not escape codes. */
public final class Columns {
  private Columns() {}

  /** Columns that the text takes. */
  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /**
   * The text, or its beginning and an ellipsis if it takes more than {@code width} columns.
   *
   * @param ellipsis sign for what was left out
   */
  public static String cut(String text, int width, String ellipsis) {
    if (of(text) <= width) {
      return text;
    }
    var room = Math.max(0, width - of(ellipsis));
    var kept = new StringBuilder();
    var used = 0;
    for (var codePoint : text.codePoints().toArray()) {
      used += of(codePoint);
      if (used > room) {
        break;
      }
      kept.appendCodePoint(codePoint);
    }
    return kept.append(ellipsis).toString();
  }

  /** The text followed by spaces up to {@code width} columns. */
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x115f)
        || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
        || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
        || (codePoint >= 0xf900 && codePoint <= 0xfaff)
        || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
        || (codePoint >= 0xff00 && codePoint <= 0xff60)
        || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
        || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
        || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
  }
}
