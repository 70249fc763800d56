package io.tracebloc.engine.failure;

import java.util.List;

/** The dataset's name is already taken in the cluster (code 6). */
public final class NameTakenFailure extends Failure {
  /** A failure without a causing exception. */
  public NameTakenFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public NameTakenFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private NameTakenFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public NameTakenFailure explainedBy(CheckId... checks) {
    return new NameTakenFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
