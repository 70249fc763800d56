package io.tracebloc.engine.failure;

import java.util.List;

/**
 * The cluster answers, but no usable release, claim or choice between releases was found there
 * (code 4).
 */
public final class ReleaseFailure extends Failure {
  /** A failure without a causing exception. */
  public ReleaseFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public ReleaseFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private ReleaseFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public ReleaseFailure explainedBy(CheckId... checks) {
    return new ReleaseFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
