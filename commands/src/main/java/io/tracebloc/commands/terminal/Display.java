package io.tracebloc.commands.terminal;

import java.util.function.IntFunction;

/**
 * Where a person watches something that takes time: lines that stay, and one that says what is
 * going on now. Callers lock.
 */
public interface Display {
  /** The columns of something that takes lines of any length. */
  int ANY_WIDTH = Integer.MAX_VALUE;

  /** Prints a line that stays. */
  void print(String line);

  /**
   * Says what is going on now; called often.
   *
   * @param text the undecorated text for this many columns, or {@link #ANY_WIDTH}; the empty text
   *     means nothing is
   */
  void now(IntFunction<String> text);
}
