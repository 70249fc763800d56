package io.tracebloc.engine.cluster;

import java.io.IOException;

/** The proxy between here and the API server could not be used; the message names it. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;

  ProxyException(String message) {
    super(message);
  }

  ProxyException(String message, Throwable cause) {
    super(message, cause);
  }
}
