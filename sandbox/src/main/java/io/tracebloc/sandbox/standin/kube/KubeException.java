package io.tracebloc.sandbox.standin.kube;

/** The Kubernetes API refused a call, or could not be reached. */
public final class KubeException extends Exception {
  private final int code;

  /**
   * A failure.
   *
   * @param code HTTP status; 0 if there was no answer
   * @param message what the API said
   */
  public KubeException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** HTTP status; 0 if there was no answer. */
  public int code() {
    return code;
  }
}
