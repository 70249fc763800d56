package io.tracebloc.engine.failure;

import java.util.List;

/** The user interrupted the command while something was running (code 130). */
public final class InterruptedFailure extends Failure {
  /** A failure without a causing exception. */
  public InterruptedFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public InterruptedFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private InterruptedFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public InterruptedFailure explainedBy(CheckId... checks) {
    return new InterruptedFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }

  /** What went wrong at the moment of an interrupt is a consequence of it. */
  public static InterruptedFailure because(Failure failure) {
    return failure instanceof InterruptedFailure interrupt
        ? interrupt
        : new InterruptedFailure("Interrupted: " + failure.getMessage(), "", failure);
  }
}
