package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;

/** Goes through the records of a batch. For one thread; several may share the batch. */
public final class CsvCursor implements CsvRow {
  private final CsvBatch batch;
  private int row = -1;

  CsvCursor(CsvBatch batch) {
    this.batch = batch;
  }

  /**
   * Moves to the next record, at first to the first one.
   *
   * @return whether there is one
   */
  public boolean next() {
    if (row < batch.size()) {
      row++;
    }
    return row < batch.size();
  }

  @Override
  public int cells() {
    return batch.width(row);
  }

  @Override
  public Slice cell(int index) {
    return batch.cell(row, index);
  }

  @Override
  public long number() {
    return batch.number(row);
  }

  /** How many records were passed, the current one included. */
  int passed() {
    return Math.min(row + 1, batch.size());
  }
}
