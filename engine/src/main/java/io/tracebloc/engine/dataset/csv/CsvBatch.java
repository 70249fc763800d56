package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Arrays;

/**
 * Some consecutive records of a file, with the places of their cells. One reader fills it; from
 * then on, until it is filled again, any number of threads may look at it.
 *
 * <p>Records are counted from 0 within the batch. Rules that look at one column should go over the
 * bytes between {@link #start} and {@link #end}; others use {@link #cursor}.
 */
public final class CsvBatch {
  /** Bytes of a usual batch: few enough for the cache of a core, enough to be worth a task. */
  static final int USUAL_SIZE = 1 << 17;

  /** From here on a batch is large: one of them at a time is enough in memory. */
  static final int LARGE_SIZE = 4 << 20;

  /** Most cells of a record that are kept; more are only counted. */
  static final int MOST_CELLS = 1 << 16;

  private final int usualSize;
  private byte[] bytes = {};
  private int[] starts = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] firstCells = new int[1 << 8];
  private int[] widths = new int[1 << 8];
  private int cells;
  private int first;
  private int records;
  private long firstNumber;

  /** An empty batch. */
  public CsvBatch() {
    this(USUAL_SIZE);
  }

  CsvBatch(int usualSize) {
    this.usualSize = usualSize;
  }

  /** Number of records. */
  public int size() {
    return records - first;
  }

  /** Whether it takes so much memory that there should not be a second one. */
  public boolean isLarge() {
    return bytes.length >= LARGE_SIZE;
  }

  /** 1-based number of a record; the header of a file has number 0. */
  public long number(int row) {
    return firstNumber + first + row;
  }

  /** Number of cells of a record. */
  public int width(int row) {
    return widths[first + row];
  }

  /** Whether a record has a cell whose bytes can be looked at. */
  public boolean has(int row, int column) {
    return column < widths[first + row] && column < MOST_CELLS;
  }

  /** The bytes in which the cells lie; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a cell starts, quotes excluded; the record must have it. */
  public int start(int row, int column) {
    return starts[firstCells[first + row] + column];
  }

  /** Where a cell ends, quotes excluded; the record must have it. */
  public int end(int row, int column) {
    return ends[firstCells[first + row] + column];
  }

  /** A cell; empty if the record is too short to have it. */
  public Slice cell(int row, int column) {
    return has(row, column) ? new Slice(bytes, start(row, column), end(row, column)) : Slice.EMPTY;
  }

  /** The records one after another, for one thread. */
  public CsvCursor cursor() {
    return new CsvCursor(this);
  }

  /** Gives memory back that only a large batch needs. */
  public void release() {
    if (isLarge()) {
      bytes = new byte[0];
      starts = new int[1 << 10];
      ends = new int[1 << 10];
      cells = 0;
    }
    first = 0;
    records = 0;
  }

  /** Forgets all records; the bytes given become the first ones of the buffer. */
  void begin(long number, byte[] carried, int length) {
    if (bytes.length != usualSize || length > usualSize) {
      bytes = new byte[Math.max(usualSize, length)];
    }
    System.arraycopy(carried, 0, bytes, 0, length);
    cells = 0;
    first = 0;
    records = 0;
    firstNumber = number;
  }

  /** Makes room for more bytes. */
  void grow(int most) {
    bytes = Arrays.copyOf(bytes, (int) Math.min(most, bytes.length * 2L));
  }

  /** Forgets bytes in front of those that are still of use; no record was added yet. */
  void drop(int from, int limit) {
    System.arraycopy(bytes, from, bytes, 0, limit - from);
  }

  /** Leaves out the first records. */
  void skip(int rows) {
    first += rows;
  }

  /** Starts a record, forgetting one that was started and not ended. */
  void startRecord() {
    if (records == firstCells.length) {
      firstCells = Arrays.copyOf(firstCells, records * 2);
      widths = Arrays.copyOf(widths, records * 2);
    }
    cells = records == 0 ? 0 : storedEnd(records - 1);
    firstCells[records] = cells;
    widths[records] = 0;
  }

  /**
   * Adds a cell to the started record.
   *
   * @param escaped whether it holds doubled quotes or CRLF
   */
  void addCell(int start, int end, boolean escaped) {
    if (widths[records]++ >= MOST_CELLS) {
      return;
    }
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
    }
    starts[cells] = start;
    ends[cells++] = escaped ? ~end : end;
  }

  /** Ends the started record; its cells get the text that they stand for. */
  void endRecord(CsvFormat format, boolean anyEscaped) {
    for (var cell = firstCells[records]; anyEscaped && cell < cells; cell++) {
      if (ends[cell] < 0) {
        ends[cell] = unescape(format.quote(), starts[cell], ~ends[cell]);
      }
    }
    records++;
  }

  /** Record in which an offset into the bytes lies; the first one for anything before it. */
  int recordAt(long offset) {
    var row = size() - 1;
    while (row > 0 && start(row, 0) > offset) {
      row--;
    }
    return row;
  }

  private int storedEnd(int record) {
    return firstCells[record] + Math.min(widths[record], MOST_CELLS);
  }

  /** Turns doubled quotes into one and CRLF into LF, in place; returns the new end. */
  private int unescape(byte quote, int start, int end) {
    var to = start;
    for (var from = start; from < end; from++) {
      var value = bytes[from];
      var next = from + 1 < end ? bytes[from + 1] : 0;
      if (value == quote && next == quote) {
        from++;
      } else if (value == '\r' && next == '\n') {
        continue;
      }
      bytes[to++] = value;
    }
    return to;
  }
}
