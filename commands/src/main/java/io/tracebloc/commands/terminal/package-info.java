/**
 * What a terminal is and how to treat it: its abilities, its width, its interrupts, text that is
 * safe to show on it, and the one line that is redrawn in place. Must not know commands.
 */
package io.tracebloc.commands.terminal;
