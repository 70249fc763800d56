package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;

/** The current record of a reader. Cells are valid until the reader moves on. */
public interface CsvRow {
  /** Number of cells. */
  int cells();

  /** A cell, quotes removed; empty if the record is too short to have it. */
  Slice cell(int index);

  /** 1-based number of the record; with the header as record 0, that of the data row. */
  long number();

  /** Whether the record has this cell. */
  default boolean has(int index) {
    return index < cells();
  }
}
