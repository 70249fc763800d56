package io.tracebloc.engine.failure;

/**
 * Something on this machine is missing or unusable: kubeconfig, data path, a prompt without a
 * terminal (code 3).
 */
public final class LocalFailure extends Failure {
  /** A failure without a causing exception. */
  public LocalFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public LocalFailure(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
