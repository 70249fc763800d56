/**
 * The ingestion runs of a namespace after they were submitted: lists them, shows one, reads its
 * logs, watches it to its end, and cancels it ({@code contract/protocol.md} 1.4-1.7). Finds them by
 * the label of their Jobs; knows nothing of how they were submitted.
 */
package io.tracebloc.engine.runs;
