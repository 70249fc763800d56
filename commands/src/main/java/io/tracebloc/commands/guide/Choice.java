package io.tracebloc.commands.guide;

/**
 * One of several answers.
 *
 * @param value what it stands for
 * @param name what a person may type instead of its number, printable
 * @param explanation shown beside it; may be empty
 */
record Choice<T>(T value, String name, String explanation) {}
