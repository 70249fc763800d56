package io.tracebloc.engine.stream;

/** What the far side sends on an upgraded connection. */
enum Inbound {
  /** The command's standard output, or the bytes of a forwarded port. */
  OUTPUT,
  /** The command's standard error. */
  ERRORS,
  /** The status document of a command, or the error text of a forwarded port. */
  STATUS
}
