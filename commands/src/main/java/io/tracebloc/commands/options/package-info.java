/** What can be given on the command line, one class per theme; picocli fills them in. */
package io.tracebloc.commands.options;
