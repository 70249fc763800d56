package io.tracebloc.engine.dataset.csv;

import java.io.IOException;

/** A record is longer than any the database takes; most often a quote is never closed. */
public final class RecordTooLongException extends IOException {
  private final long row;

  RecordTooLongException(long row, int limit) {
    super("record %d is longer than %d bytes".formatted(row, limit));
    this.row = row;
  }

  /** Number of the record, 0 for the header. */
  public long row() {
    return row;
  }
}
