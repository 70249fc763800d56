package io.tracebloc.engine.transfer;

/** Whether contents are compressed on their way. */
public enum Compression {
  /** Where a sample of the data, and the speed of line and processor, say that it pays. */
  AUTO,
  OFF,
  GZIP
}
