/**
 * The command {@code stage}: files of any kind into a place of any platform, shown to a person and
 * told to a program.
 */
package io.tracebloc.commands.stage;
