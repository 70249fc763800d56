/** Asks a person on a terminal for what the command line leaves open. */
package io.tracebloc.commands.guide;
