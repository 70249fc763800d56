package io.tracebloc.engine.failure;

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
    super(message, remedy, cause);
  }
}
