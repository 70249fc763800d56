/** The command {@code info}: what a push would use, and where each fact was read. */
package io.tracebloc.commands.info;
