package io.tracebloc.engine.watch;

/** Hears what a followed run does. */
public interface RunListener {
  /** The run's Pod changed: a phase, or the reason why it waits; printable. */
  void podPhase(String pod, String phase);

  /** One line of the ingestor's log, without its line end, raw: it may hold terminal escapes. */
  void logLine(String pod, String line);
}
