package io.tracebloc.engine.failure;

/** The run was not accepted, or its endpoint could not be reached (code 8). */
public final class SubmitFailure extends Failure {
  /** A failure without a causing exception. */
  public SubmitFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public SubmitFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
