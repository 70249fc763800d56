/** Which files are taken, by patterns for their paths, and what is left out and why. */
package io.tracebloc.engine.dataset.selection;
