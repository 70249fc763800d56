package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the records of a CSV file, as say, and checks the encoding of every byte on
 * the way: one after another with {@link #next}, or many at a time with {@link #read}. Reads the
 * stream once; its memory is bounded by {@link #LONGEST_RECORD}. For one thread; the batches that
 * it filled are for any number.
 */
public final class CsvReader implements CsvRow, AutoCloseable {
  /** Longest record in bytes; the database takes no larger one in its default configuration. */
  public static final int LONGEST_RECORD = 64 << 20;

  private final InputStream input;
  private final RecordScanner scanner;
  private final int longestRecord;
  private final EncodingCheck encoding = new EncodingCheck();

  // The bytes behind the last record of the last batch, and where they lie in the file.
  private byte[] carried = {};
  private int carriedLength;
  private long offset;
  private boolean exhausted;
  private boolean started;
  private long nextNumber;

  private CsvBatch current;
  private CsvCursor cursor;

  private boolean byteOrderMark;
  private boolean utf16;
  private long unclosedQuoteRow = -1;
  private long nulRow = -1;
  private long malformedRow = -1;

  /** A reader over a whole file in the usual format; closing it closes the stream. */
  public CsvReader(InputStream input) {
    this(input, CsvFormat.STANDARD);
  }

  /** A reader over a whole file; closing it closes the stream. */
  public CsvReader(InputStream input, CsvFormat format) {
    this(input, format, CsvBatch.USUAL_SIZE, LONGEST_RECORD);
  }

  CsvReader(InputStream input, CsvFormat format, int batchSize, int longestRecord) {
    this.input = input;
    this.scanner = new RecordScanner(format);
    this.longestRecord = longestRecord;
    this.current = new CsvBatch(batchSize);
    this.cursor = current.cursor();
  }

  /**
   * Moves to the next record; the first one is the header.
   *
   * @return whether there is one
   * @throws RecordTooLongException if a record exceeds the limit; the reader is then of no more use
   */
  public boolean next() throws IOException {
    if (cursor.next()) {
      return true;
    }
    var more = fill(current);
    cursor = current.cursor();
    return more && cursor.next();
  }

  /**
   * Gives the records that follow, those first that were read with others but not moved to yet.
   *
   * @param spare takes them, unless a batch is there already; afterwards the reader's
   * @return a batch that is not empty and now the caller's; empty at the end of the file
   * @throws RecordTooLongException if a record exceeds the limit; the reader is then of no more use
   */
  public Optional<CsvBatch> read(CsvBatch spare) throws IOException {
    var passed = cursor.passed();
    if (passed < current.size()) {
      var rest = current;
      rest.skip(passed);
      spare.release();
      current = spare;
      cursor = spare.cursor();
      return Optional.of(rest);
    }
    return fill(spare) ? Optional.of(spare) : Optional.empty();
  }

  @Override
  public int cells() {
    return cursor.cells();
  }

  @Override
  public Slice cell(int index) {
    return cursor.cell(index);
  }

  @Override
  public long number() {
    return cursor.number();
  }

  /** Number of the last record that was read, 0 for the header, -1 if there was none. */
  public long lastNumber() {
    return nextNumber - 1;
  }

  /** Bytes of the file that were read so far. */
  public long position() {
    return offset + carriedLength;
  }

  /** Whether the file starts with a UTF-8 byte order mark (TAB-01). */
  public boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  /** Whether the file starts with a UTF-16 byte order mark. */
  public boolean hasUtf16Mark() {
    return utf16;
  }

  /** Record with a quote that the file ends without closing, 0 for the header. */
  public OptionalLong unclosedQuoteRow() {
    return found(unclosedQuoteRow);
  }

  /** Record with the first NUL byte that was read so far (GEN-01). */
  public OptionalLong nulRow() {
    return found(nulRow);
  }

  /** Record with the first malformed UTF-8 that was read so far (GEN-02). */
  public OptionalLong malformedRow() {
    return found(malformedRow);
  }

  /** Whether neither NUL bytes nor malformed UTF-8 are in the first record, once that was read. */
  public boolean hasReadableHeader() {
    return nulRow != 0 && malformedRow != 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /** Fills a batch with the records that follow; returns whether there are any. */
  private boolean fill(CsvBatch batch) throws IOException {
    batch.begin(nextNumber, carried, carriedLength);
    var limit = readFully(batch, carriedLength);
    var position = started ? 0 : skipByteOrderMark(batch.bytes(), limit);
    started = true;
    while (true) {
      position = scanAll(batch, position, limit);
      if (batch.size() > 0 || (position == limit && exhausted)) {
        break;
      }
      // Not even one record is complete: blank lines make room, then a larger buffer.
      if (position > 0) {
        batch.drop(position, limit);
        offset += position;
        limit -= position;
        position = 0;
      } else if (batch.bytes().length < longestRecord) {
        batch.grow(longestRecord);
      } else {
        throw new RecordTooLongException(nextNumber, longestRecord);
      }
      limit = readFully(batch, limit);
    }
    finish(batch, position, limit);
    return batch.size() > 0;
  }

  /** Adds all records that are complete; returns where the first incomplete one starts. */
  private int scanAll(CsvBatch batch, int from, int limit) {
    var position = from;
    while (true) {
      var start = scanner.skipBlankLines(batch.bytes(), position, limit, exhausted);
      if (start < 0 || start == limit) {
        return start < 0 ? ~start : limit;
      }
      var end = scanner.scan(batch, start, limit, exhausted);
      if (end == RecordScanner.MORE) {
        return start;
      }
      if (scanner.isUnclosed()) {
        unclosedQuoteRow = batch.number(batch.size() - 1);
      }
      position = end;
    }
  }

  /** Keeps what belongs to the next batch, and finds the rows of encoding problems. */
  private void finish(CsvBatch batch, int position, int limit) {
    carriedLength = limit - position;
    if (carried.length < carriedLength || carried.length > CsvBatch.LARGE_SIZE) {
      carried = new byte[carriedLength];
    }
    System.arraycopy(batch.bytes(), position, carried, 0, carriedLength);
    nextNumber += batch.size();
    if (exhausted && carriedLength == 0) {
      encoding.finish();
      position++;
    }
    nulRow = locate(nulRow, encoding.firstNul(), batch, position);
    malformedRow = locate(malformedRow, encoding.firstMalformed(), batch, position);
    offset += limit - carriedLength;
  }

  private long locate(long known, long problem, CsvBatch batch, int end) {
    if (known >= 0 || problem < 0 || problem - offset >= end) {
      return known;
    }
    // With no record at all, the problem is in what would be the header, or behind the last one.
    return batch.size() == 0
        ? Math.max(0, nextNumber - 1)
        : batch.number(batch.recordAt(problem - offset));
  }

  /** Reads until the batch is full or the file ends; returns where its bytes end. */
  private int readFully(CsvBatch batch, int from) throws IOException {
    var bytes = batch.bytes();
    var limit = from;
    while (limit < bytes.length && !exhausted) {
      var read = input.read(bytes, limit, bytes.length - limit);
      exhausted = read < 0;
      limit += Math.max(0, read);
    }
    encoding.accept(bytes, from, limit);
    return limit;
  }

  private int skipByteOrderMark(byte[] bytes, int limit) {
    byteOrderMark =
        limit >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    if (limit >= 2) {
      var mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
      utf16 = mark == 0xfeff || mark == 0xfffe;
    }
    return byteOrderMark ? 3 : 0;
  }

  private static OptionalLong found(long row) {
    return row < 0 ? OptionalLong.empty() : OptionalLong.of(row);
  }
}
