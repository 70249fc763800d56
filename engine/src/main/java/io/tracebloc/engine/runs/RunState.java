package io.tracebloc.engine.runs;

/** How far a run is. */
public enum RunState {
  /** No Pod of it has started. */
  PENDING("Pending"),
  /** A Pod of it is at work, or is about to be tried again. */
  RUNNING("Running"),
  /** The Job completed, and the banner, if it could be read, shows no loss. */
  SUCCEEDED("Succeeded"),
  /** The Job failed, and no banner tells of records that arrived in part. */
  FAILED("Failed"),
  /** The run ended, but the banner tells of lost records ({@code contract/datasets.md} 7.3). */
  COMPLETED_WITH_FAILURES("CompletedWithFailures"),
  /** The Job does not tell. */
  UNKNOWN("Unknown"),
  /** The Job is gone; only told while the runs are watched. */
  DELETED("Deleted");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  /** The word that is shown and that programs get. */
  public String word() {
    return word;
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this == SUCCEEDED || this == FAILED || this == COMPLETED_WITH_FAILURES;
  }
}
