package io.tracebloc.engine.failure;

import java.util.List;

/** Staging the files, or cleaning up after it, failed midway (code 7). */
public final class StagingFailure extends Failure {
  /** A failure without a causing exception. */
  public StagingFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public StagingFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private StagingFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public StagingFailure explainedBy(CheckId... checks) {
    return new StagingFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
