package io.tracebloc.engine.dataset;

/** How a preflight ended. */
public sealed interface PreflightResult permits CheckedDataset, RejectedDataset {
  /** What was asked. */
  DatasetRequest request();

  /** How many findings there were. */
  FindingCounts findings();
}
