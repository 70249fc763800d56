package io.tracebloc.engine.failure;

import java.util.List;

/** The API server cannot be reached, or answered with something unexpected (code 1). */
public final class ClusterFailure extends Failure {
  /** A failure without a causing exception. */
  public ClusterFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public ClusterFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private ClusterFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public ClusterFailure explainedBy(CheckId... checks) {
    return new ClusterFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
