/**
 * What can go wrong, as one sealed family: every {@link io.tracebloc.engine.failure.Failure} says
 * what happened, what it concerns and what to do next. Knows nothing of exit codes or of the
 * command line; the face phrases the remedy.
 */
package io.tracebloc.engine.failure;
