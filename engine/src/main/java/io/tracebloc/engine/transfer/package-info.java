/**
 * Puts a file set into a claim: stage Pod, transactional copy, verification, swap, reclaim ({@code
 * contract/protocol.md} 4). Must not know categories or the ingest protocol.
 */
package io.tracebloc.engine.transfer;
