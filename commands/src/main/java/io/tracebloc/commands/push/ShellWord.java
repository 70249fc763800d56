package io.tracebloc.commands.push;

/** Words of a command that a person may paste into a shell. */
final class ShellWord {
  private ShellWord() {}

  /** The word, in single quotes unless it is harmless as it is. */
  static String quote(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
