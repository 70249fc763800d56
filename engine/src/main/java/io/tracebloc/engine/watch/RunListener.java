package io.tracebloc.engine.watch;

/** Hears what a followed run does. Called by several threads; must return quickly. */
public interface RunListener {
  /** The run's Pod changed: a phase, or the reason why it waits; printable. */
  void podPhase(String pod, String phase);

  /**
   * One line of the ingestor's log, without its line end, raw: it may hold terminal escapes. A
   * progress bar that redraws itself comes as one line for each of its states.
   */
  void logLine(String pod, String line);

  /**
   * One line of the ingestor's log as it stands there, raw: a progress bar that redraws itself is
   * one line with carriage returns. By default each of its states is told as a line of its own.
   */
  default void logText(String pod, String line) {
    for (String shown : line.split("\r", -1)) {
      if (!shown.isEmpty() || line.isEmpty()) {
        logLine(pod, shown);
      }
    }
  }

  /** Worth knowing, not a failure; printable. */
  default void warning(String message) {}
}
