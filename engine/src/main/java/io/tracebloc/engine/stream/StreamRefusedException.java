package io.tracebloc.engine.stream;

import java.io.IOException;

/** The server answered a stream request with an HTTP error instead of an upgrade. */
public final class StreamRefusedException extends IOException {
  private final int status;

  /**
   * A refusal.
   *
   * @param status HTTP status code
   * @param message the server's own words, printable
   */
  public StreamRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** HTTP status code of the answer. */
  public int status() {
    return status;
  }
}
