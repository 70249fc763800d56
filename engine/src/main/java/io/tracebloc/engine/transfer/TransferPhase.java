package io.tracebloc.engine.transfer;

/** What a transfer is doing. */
public enum TransferPhase {
  /** Looks at the volume: writable, name free, room enough. */
  PREPARE,
  /** Sends the files. */
  COPY,
  /** Compares what arrived with what was sent: names, sizes, digests. */
  VERIFY,
  /** Renames the verified files into place. */
  SWAP,
  /** Removes the staged copy. */
  RECLAIM
}
