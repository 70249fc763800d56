package io.tracebloc.engine.failure;

/** Staging the files, or cleaning up after it, failed midway (code 7). */
public final class StagingFailure extends Failure {
  /** A failure without a causing exception. */
  public StagingFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public StagingFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
