package io.tracebloc.engine.failure;

import java.util.List;

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
    this(message, remedy, cause, List.of());
  }

  private LocalFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public LocalFailure explainedBy(CheckId... checks) {
    return new LocalFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
