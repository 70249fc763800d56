package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.Printable;

/** Helm could not do something, in its own words. */
final class HelmException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1500;

  HelmException(String words) {
    super(words);
  }

  HelmException(String words, Throwable cause) {
    super(words, cause);
  }

  /** Its words, printable and of bounded length. */
  String words() {
    var words = Printable.of(String.valueOf(getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "));
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " ...";
  }

  /** Whether its words hold this text. */
  boolean says(String text) {
    return String.valueOf(getMessage()).contains(text);
  }
}
