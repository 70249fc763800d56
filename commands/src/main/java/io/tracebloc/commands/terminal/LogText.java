package io.tracebloc.commands.terminal;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes log output of a container harmless. Colours, cursor movement, window titles and other
 * terminal sequences are left out, since they carry no text; every other control or direction
 * character is shown as an escape.
 */
public final class LogText {
  private static final char ESCAPE = '\u001b';

  private LogText() {}

  /**
   * The lines to show for one line of a log: progress bars separate their states by carriage
   * returns, and each state is a line of its own. Empty states are left out unless nothing else
   * remains.
   */
  public static List<String> lines(String raw) {
    var lines = new ArrayList<String>();
    for (var part : raw.split("\r", -1)) {
      var line = harmless(part);
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines.isEmpty() ? List.of("") : lines;
  }

  private static String harmless(String text) {
    var plain = new StringBuilder(text.length());
    var index = 0;
    while (index < text.length()) {
      var character = text.charAt(index);
      if (character == ESCAPE) {
        index = afterEscape(text, index + 1);
      } else if (character == '\u009b') {
        index = afterControlSequence(text, index + 1);
      } else if (isStringOpener(character)) {
        index = afterString(text, index + 1);
      } else {
        plain.append(character == '\t' ? ' ' : character);
        index++;
      }
    }
    return Printable.of(plain.toString()).stripTrailing();
  }

  /** C1 forms of DCS, SOS, OSC, PM and APC. */
  private static boolean isStringOpener(char character) {
    return character == '\u0090'
        || character == '\u0098'
        || character == '\u009d'
        || character == '\u009e'
        || character == '\u009f';
  }

  private static int afterEscape(String text, int index) {
    if (index >= text.length()) {
      return index;
    }
    return switch (text.charAt(index)) {
      case '[' -> afterControlSequence(text, index + 1);
      case ']', 'P', 'X', '^', '_' -> afterString(text, index + 1);
      default -> afterIntermediates(text, index);
    };
  }

  /** Parameter and intermediate bytes, then one final byte; stops before anything else. */
  private static int afterControlSequence(String text, int start) {
    var index = start;
    while (index < text.length() && text.charAt(index) >= ' ' && text.charAt(index) <= '?') {
      index++;
    }
    return index < text.length() && text.charAt(index) >= '@' && text.charAt(index) <= '~'
        ? index + 1
        : index;
  }

  /** Up to BEL or ST; a string that never ends swallows the rest of the line, as terminals do. */
  private static int afterString(String text, int start) {
    for (var index = start; index < text.length(); index++) {
      switch (text.charAt(index)) {
        case '\u0007', '\u009c' -> {
          return index + 1;
        }
        case ESCAPE -> {
          var terminated = index + 1 < text.length() && text.charAt(index + 1) == '\\';
          return terminated ? index + 2 : index;
        }
        default -> {}
      }
    }
    return text.length();
  }

  private static int afterIntermediates(String text, int start) {
    var index = start;
    while (index < text.length() && text.charAt(index) >= ' ' && text.charAt(index) <= '/') {
      index++;
    }
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '~'
        ? index + 1
        : index;
  }
}
