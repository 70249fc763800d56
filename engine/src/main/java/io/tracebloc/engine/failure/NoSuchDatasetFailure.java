package io.tracebloc.engine.failure;

import java.util.List;

/** There is no dataset of the name that was given ({@code contract/protocol.md} 7, code 5). */
public final class NoSuchDatasetFailure extends Failure {
  /** A failure without a causing exception. */
  public NoSuchDatasetFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public NoSuchDatasetFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private NoSuchDatasetFailure(
      String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public NoSuchDatasetFailure explainedBy(CheckId... checks) {
    return new NoSuchDatasetFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
