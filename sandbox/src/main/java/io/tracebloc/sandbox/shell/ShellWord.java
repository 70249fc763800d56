package io.tracebloc.sandbox.shell;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes text so that a shell reads it as one word. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:@%=,-]+");

  private ShellWord() {}

  /** The path as one word. */
  public static String of(Path path) {
    return of(path.toString());
  }

  /** The text as one word. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
