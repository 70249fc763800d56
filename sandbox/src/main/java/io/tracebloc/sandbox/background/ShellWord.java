package io.tracebloc.sandbox.background;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes a path so that a shell reads it as one word. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:@%=-]+");

  private ShellWord() {}

  static String of(Path path) {
    var text = path.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
