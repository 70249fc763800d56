package io.tracebloc.sandbox.store;

/** An API failure as a Kubernetes {@code Status}. */
public final class ApiException extends RuntimeException {
  private final int code;
  private final String reason;

  /**
   * A failure.
   *
   * @param code HTTP status
   * @param reason machine-readable reason, for example {@code NotFound}
   * @param message for people
   */
  public ApiException(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  /** Machine-readable reason. */
  public String reason() {
    return reason;
  }
}
