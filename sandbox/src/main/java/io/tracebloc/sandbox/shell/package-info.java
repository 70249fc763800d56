/** Writes text for shells. */
package io.tracebloc.sandbox.shell;
