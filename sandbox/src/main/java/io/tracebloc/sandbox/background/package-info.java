/** Runs a practice cluster in the background: start, stop, status. */
package io.tracebloc.sandbox.background;
