package io.tracebloc.commands.completion;

/**
 * Names from outside that may be offered: those that every shell takes as they are. Whatever a
 * shell or a terminal gives a meaning to is left out with the name that has it; the scripts of
 * kubectl and Helm put candidates on the line unquoted, and evaluate that line at the next key.
 */
final class PlainName {
  private static final String PUNCTUATION = "-_./:@%+,";

  /** The longest name offered; contexts of cloud providers have up to some 150 characters. */
  private static final int LONGEST = 253;

  private PlainName() {}

  /** Whether a name may be offered. */
  static boolean accepts(String name) {
    if (name.isEmpty() || name.length() > LONGEST || "-:".indexOf(name.charAt(0)) >= 0) {
      return false;
    }
    for (var index = 0; index < name.length(); ) {
      var letter = name.codePointAt(index);
      if (!isPlain(letter)) {
        return false;
      }
      index += Character.charCount(letter);
    }
    return true;
  }

  private static boolean isPlain(int letter) {
    return switch (Character.getType(letter)) {
      case Character.COMBINING_SPACING_MARK, Character.NON_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(letter) || PUNCTUATION.indexOf(letter) >= 0;
    };
  }
}
