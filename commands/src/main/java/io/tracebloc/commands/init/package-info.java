/** The command {@code init}: a document about a dataset on this machine, to read and change. */
package io.tracebloc.commands.init;
