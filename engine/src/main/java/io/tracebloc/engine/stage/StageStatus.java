package io.tracebloc.engine.stage;

/** How staging ended. */
public enum StageStatus {
  /** The files are in place, verified. */
  STAGED("staged"),
  /** Everything was looked at and nothing created. */
  DRY_RUN("dry-run"),
  /** Something failed, or the user interrupted. */
  ERROR("error");

  private final String word;

  StageStatus(String word) {
    this.word = word;
  }

  /** The word used in documents. */
  public String word() {
    return word;
  }
}
