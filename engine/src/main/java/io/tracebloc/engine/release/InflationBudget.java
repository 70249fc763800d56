package io.tracebloc.engine.release;

import java.io.IOException;

/**
 * How many bytes all records of one search may inflate to together: many small bombs are one large
 * one. Thread-safe.
 */
final class InflationBudget {
  /** Enough for hundreds of ordinary records. */
  static final long STANDARD = 128L * 1024 * 1024;

  private long left;

  InflationBudget(long bytes) {
    left = bytes;
  }

  /** Takes bytes that were read. */
  synchronized void take(int bytes) throws IOException {
    if (bytes > left) {
      throw new IOException("the records of this namespace inflate to too much together");
    }
    left -= bytes;
  }
}
