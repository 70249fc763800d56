package io.tracebloc.commands.output;

/** Words of a command that a person may paste into a shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The word, in single quotes unless it is harmless as it is. */
  public static String quote(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
