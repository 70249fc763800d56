/** The commands {@code datasets list}, {@code show} and {@code delete}. */
package io.tracebloc.commands.datasets;
