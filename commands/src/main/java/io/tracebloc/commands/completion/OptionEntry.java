package io.tracebloc.commands.completion;

import java.util.List;

/**
 * An option, as far as completion needs it.
 *
 * @param names all of them, the one that is offered first
 * @param kind what its value is
 * @param words the words that it takes, if these are all
 * @param hidden whether it is offered only if nothing else fits
 * @param repeatable whether it may be given several times
 * @param connection whether it says how the cluster is reached
 * @param description one line, or empty
 */
record OptionEntry(
    List<String> names,
    ValueKind kind,
    List<String> words,
    boolean hidden,
    boolean repeatable,
    boolean connection,
    String description) {
  /** Whether a value follows, as a word of its own or behind an equals sign. */
  boolean takesValue() {
    return kind != ValueKind.NONE;
  }
}
