package io.tracebloc.engine.failure;

import java.util.List;

/** The run failed, had failures, or its outcome is not known (code 9). */
public final class RunFailure extends Failure {
  /** A failure without a causing exception. */
  public RunFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public RunFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private RunFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public RunFailure explainedBy(CheckId... checks) {
    return new RunFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
