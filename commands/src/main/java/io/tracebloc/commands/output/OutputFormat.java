package io.tracebloc.commands.output;

/** The formats of {@code -o}. */
public enum OutputFormat {
  /** For people. */
  HUMAN,
  /** For people, with more columns. */
  WIDE,
  /** One JSON object. */
  JSON,
  /** One YAML document. */
  YAML
}
