package io.tracebloc.commands.completion;

import java.util.List;

/**
 * An argument that is no option.
 *
 * @param kind what it is
 * @param words the words that it takes, if these are all
 */
record ArgumentEntry(ValueKind kind, List<String> words) {}
