/**
 * Replaces a dataset by a new one without ever being left with neither: the old table and files are
 * renamed when the new data is staged, and removed only after a clean success of the new run
 * ({@code contract/datasets.md} 8.3, {@code contract/protocol.md} 6.7). What is under way is noted
 * on the volume, so that any later command can finish it.
 */
package io.tracebloc.engine.replace;
