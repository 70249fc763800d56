package io.tracebloc.engine.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The server answered a stream request with an HTTP error instead of an upgrade. */
public final class StreamRefusedException extends IOException {
  private final int status;
  private final transient Optional<Duration> retryAfter;

  /**
   * A refusal.
   *
   * @param status HTTP status code
   * @param message the server's own words, printable
   */
  public StreamRefusedException(int status, String message) {
    this(status, message, Optional.empty());
  }

  /**
   * A refusal that says when to come back.
   *
   * @param status HTTP status code
   * @param message the server's own words, printable
   * @param retryAfter how long the server asks to wait
   */
  public StreamRefusedException(int status, String message, Optional<Duration> retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** HTTP status code of the answer. */
  public int status() {
    return status;
  }

  /** How long the server asks to wait before the next try. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /**
   * Whether the same request may well be taken a little later: the server is busy, shutting down or
   * cannot reach the node. Everything else is final; a 401 comes here only after the credential was
   * renewed.
   */
  public boolean isTransient() {
    return switch (status) {
      case 408, 425, 429 -> true;
      // Not implemented, HTTP version not supported: waiting will not teach it.
      case 501, 505 -> false;
      default -> status >= 500;
    };
  }
}
