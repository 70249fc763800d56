package io.tracebloc.engine.failure;

/** The API server cannot be reached, or answered with something unexpected (code 1). */
public final class ClusterFailure extends Failure {
  /** A failure without a causing exception. */
  public ClusterFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public ClusterFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
