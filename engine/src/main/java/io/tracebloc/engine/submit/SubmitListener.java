package io.tracebloc.engine.submit;

/** Hears how a submit goes. */
@FunctionalInterface
public interface SubmitListener {
  /** Another attempt follows, or something else worth knowing; printable. */
  void retrying(String reason);

  /** A Pod that submits has changed; printable. */
  default void podPhase(String pod, String phase) {}

  /** A line of the log of a Pod that submits, raw. */
  default void logLine(String pod, String line) {}

  /** A Helm release was installed or upgraded for the submit, or has changed since. */
  default void release(ChartRelease release) {}
}
