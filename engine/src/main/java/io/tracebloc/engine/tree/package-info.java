/**
 * Any tree of local files as a file set: what is taken, what is left out and why. Knows nothing of
 * datasets' layouts or of where the files go.
 */
package io.tracebloc.engine.tree;
