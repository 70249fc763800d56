package io.tracebloc.engine.ingest;

/** Strings as YAML 1.1 and 1.2 readers read them alike: in double quotes, always. */
final class YamlText {
  private YamlText() {}

  /** The text in double quotes; what is not printable is escaped. */
  static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(codePoint -> append(quoted, codePoint));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isPlain(codePoint)) {
          quoted.appendCodePoint(codePoint);
        } else {
          quoted.append("\\u%04x".formatted(codePoint));
        }
      }
    }
  }

  /** Printable in YAML 1.1, and no line break or byte order mark of any version. */
  private static boolean isPlain(int codePoint) {
    return (codePoint >= 0x20 && codePoint < 0x7f)
        || (codePoint >= 0xa0 && codePoint < 0xd800 && codePoint != 0x2028 && codePoint != 0x2029)
        || (codePoint >= 0xe000 && codePoint < 0xfffe && codePoint != 0xfeff)
        || codePoint >= 0x10000;
  }
}
