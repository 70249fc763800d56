package io.tracebloc.engine.submit;

import java.io.IOException;

/** The other side does not speak HTTP: trying again will not help. */
final class MalformedAnswerException extends IOException {
  MalformedAnswerException(String message) {
    super(message);
  }
}
