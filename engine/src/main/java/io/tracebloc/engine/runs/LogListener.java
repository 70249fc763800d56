package io.tracebloc.engine.runs;

/** Hears the logs of a run, on one thread. */
public interface LogListener {
  /**
   * The log of this attempt comes next.
   *
   * @param several whether the logs of others come before or after it
   */
  void begins(Attempt attempt, boolean several);

  /** One line as it stands in the log, without its line feed, raw. */
  void line(String line);

  /** Worth knowing, printable. */
  void remark(String remark);
}
