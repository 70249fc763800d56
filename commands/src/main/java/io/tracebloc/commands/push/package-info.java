/**
 * The command {@code push}: hands the options to the engine's pipeline, shows its events to a
 * person and its outcome to a person or a program, and turns Ctrl-C into a clean end.
 */
package io.tracebloc.commands.push;
