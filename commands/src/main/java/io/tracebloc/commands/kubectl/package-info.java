/** How kubectl's users say what a command is about. */
package io.tracebloc.commands.kubectl;
