package io.tracebloc.engine.failure;

import java.util.List;

/** The run was not accepted, or its endpoint could not be reached (code 8). */
public final class SubmitFailure extends Failure {
  /** A failure without a causing exception. */
  public SubmitFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public SubmitFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private SubmitFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public SubmitFailure explainedBy(CheckId... checks) {
    return new SubmitFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
