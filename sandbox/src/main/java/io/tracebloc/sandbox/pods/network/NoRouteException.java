package io.tracebloc.sandbox.pods.network;

import java.io.Serial;

/** Nothing answers at the address that a pod named; the message says why. */
final class NoRouteException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  NoRouteException(String message) {
    super(message);
  }
}
