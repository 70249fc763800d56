package io.tracebloc.engine.dataset.voc;

import java.io.Serial;

/** The file is no XML document that a reader takes; the message says why, printable. */
final class UnreadableXmlException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableXmlException(String message) {
    super(message);
  }

  UnreadableXmlException(String message, Throwable cause) {
    super(message, cause);
  }
}
