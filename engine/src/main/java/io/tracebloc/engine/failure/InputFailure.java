package io.tracebloc.engine.failure;

import java.util.List;

/**
 * The data, the specification or an option value is invalid ({@code contract/protocol.md} 7, code
 * 2).
 */
public final class InputFailure extends Failure {
  /** A failure without a causing exception. */
  public InputFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public InputFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private InputFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public InputFailure explainedBy(CheckId... checks) {
    return new InputFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
