/**
 * Follows an accepted run through its Job, its Pods and their logs to the summary banner ({@code
 * contract/protocol.md} 1.6-1.7, {@code contract/datasets.md} 7).
 */
package io.tracebloc.engine.watch;
