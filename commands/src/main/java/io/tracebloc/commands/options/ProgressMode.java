package io.tracebloc.commands.options;

/** How work that takes time is shown on standard error. */
public enum ProgressMode {
  /** A line that is redrawn on a terminal, else as plain. */
  AUTO,
  /** Lines only, without colours; one each half minute while nothing else is to be said. */
  PLAIN,
  /** One JSON object on each line, and nothing else. */
  JSON,
  /** Nothing but findings, warnings and errors. */
  NONE
}
