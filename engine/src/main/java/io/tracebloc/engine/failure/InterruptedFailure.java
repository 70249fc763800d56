package io.tracebloc.engine.failure;

/** The user interrupted the command while something was running (code 130). */
public final class InterruptedFailure extends Failure {
  /** A failure without a causing exception. */
  public InterruptedFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public InterruptedFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }

  /** What went wrong at the moment of an interrupt is a consequence of it. */
  public static InterruptedFailure because(Failure failure) {
    return failure instanceof InterruptedFailure interrupt
        ? interrupt
        : new InterruptedFailure("Interrupted: " + failure.getMessage(), "", failure);
  }
}
