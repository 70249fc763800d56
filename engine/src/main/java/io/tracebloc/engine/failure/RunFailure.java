package io.tracebloc.engine.failure;

/** The run failed, had failures, or its outcome is not known (code 9). */
public final class RunFailure extends Failure {
  /** A failure without a causing exception. */
  public RunFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public RunFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
