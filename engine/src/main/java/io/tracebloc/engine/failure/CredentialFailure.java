package io.tracebloc.engine.failure;

import java.util.List;

/** A credential or token could not be obtained, or was rejected (code 5). */
public final class CredentialFailure extends Failure {
  /** A failure without a causing exception. */
  public CredentialFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public CredentialFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private CredentialFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public CredentialFailure explainedBy(CheckId... checks) {
    return new CredentialFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
