package io.tracebloc.engine.submit;

/**
 * An answer of jobs-manager, or of whatever listens in its place.
 *
 * @param status HTTP status code
 * @param body its text as UTF-8, cut at {@link #LONGEST_BODY} bytes; from outside, not printable
 */
record HttpAnswer(int status, String body) {
  /** How much of a body is read ({@code contract/protocol.md} 1.3). */
  static final int LONGEST_BODY = 64 * 1024;

  boolean isSuccess() {
    return status / 100 == 2;
  }
}
