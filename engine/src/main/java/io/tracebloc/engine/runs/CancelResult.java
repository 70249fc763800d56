package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

/**
 * What became of a wish to cancel a run.
 *
 * @param status how it ended
 * @param plan what was, or would have been, removed
 */
public record CancelResult(Status status, CancelPlan plan) {
  public CancelResult {
    requireNonNull(status);
    requireNonNull(plan);
  }

  /** The ways it can end. */
  public enum Status {
    /** Everything of the plan is gone. */
    CANCELLED("cancelled"),
    /** Only shown. */
    DRY_RUN("dry-run"),
    /** The person said no. */
    DECLINED("declined");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word for programs. */
    public String word() {
      return word;
    }
  }
}
