package io.tracebloc.commands.completion;

import java.util.List;

/**
 * An argument that is no option.
 *
 * @param kind what it is
 * @param words the words that it takes, if these are all
 * @param repeatable whether others of its kind may follow
 */
record ArgumentEntry(ValueKind kind, List<String> words, boolean repeatable) {}
