package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;

/** The database did not answer in time. */
final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, IOException cause) {
    super(message, cause);
  }
}
