/** The command {@code version}, and what the build left behind about itself. */
package io.tracebloc.commands.version;
