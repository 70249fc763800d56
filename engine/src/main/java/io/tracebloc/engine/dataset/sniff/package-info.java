/** Guesses what a path on this machine holds, for people who have not said it yet. */
package io.tracebloc.engine.dataset.sniff;
