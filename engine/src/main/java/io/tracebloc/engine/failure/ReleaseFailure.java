package io.tracebloc.engine.failure;

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
    super(message, remedy, cause);
  }
}
