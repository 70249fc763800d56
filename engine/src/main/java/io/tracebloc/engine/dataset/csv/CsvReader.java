package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Reads the records of a CSV file one after another, as say, and checks the encoding
 * of every byte on the way. Reads the stream once; its memory is bounded by {@link
 * #LONGEST_RECORD}. For one thread.
 *
 * <p>Line ends are those of the cluster: LF, CRLF and a lone CR; lines of nothing but blanks and
 * tabs are skipped.
 */
public final class CsvReader implements CsvRow, AutoCloseable {
  /** Longest record in bytes; the database takes no larger one in its default configuration. */
  public static final int LONGEST_RECORD = 64 << 20;

  private static final int MOST_CELLS = 1 << 16;

  private final InputStream input;
  private final int longestRecord;
  private final EncodingCheck encoding = new EncodingCheck();
  private byte[] buffer;
  private long bufferOffset;
  private int position;
  private int limit;
  private boolean exhausted;
  private boolean byteOrderMark;
  private boolean utf16;
  private long unclosedQuoteRow = -1;

  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] escaped = new boolean[32];
  private int cells;
  private long number = -1;
  private long nulRow = -1;
  private long malformedRow = -1;

  /** A reader over a whole file; closing it closes the stream. */
  public CsvReader(InputStream input) {
    this(input, 1 << 18, LONGEST_RECORD);
  }

  CsvReader(InputStream input, int bufferSize, int longestRecord) {
    this.input = input;
    this.buffer = new byte[bufferSize];
    this.longestRecord = longestRecord;
  }

  /**
   * Moves to the next record; the first one is the header.
   *
   * @return whether there is one
   * @throws RecordTooLongException if a record exceeds the limit; the reader is then of no more use
   */
  public boolean next() throws IOException {
    if (number < 0) {
      skipByteOrderMark();
    }
    skipBlankLines();
    if (position == limit) {
      encoding.finish();
      locateEncodingProblems(bufferOffset + limit + 1);
      return false;
    }
    var scan = position;
    while ((scan = scanRecord()) < 0) {
      refill();
    }
    number++;
    for (var cell = 0; cell < Math.min(cells, MOST_CELLS); cell++) {
      if (escaped[cell]) {
        ends[cell] = unescape(starts[cell], ends[cell]);
      }
    }
    position = scan;
    locateEncodingProblems(bufferOffset + position);
    return true;
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public Slice cell(int index) {
    return index < cells && index < MOST_CELLS
        ? new Slice(buffer, starts[index], ends[index])
        : Slice.EMPTY;
  }

  @Override
  public long number() {
    return number;
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

  /** Record with the first NUL byte that was passed so far (GEN-01). */
  public OptionalLong nulRow() {
    return found(nulRow);
  }

  /** Record with the first malformed UTF-8 that was passed so far (GEN-02). */
  public OptionalLong malformedRow() {
    return found(malformedRow);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private void skipByteOrderMark() throws IOException {
    while (limit - position < 3 && !exhausted) {
      refill();
    }
    byteOrderMark =
        limit - position >= 3
            && buffer[position] == (byte) 0xef
            && buffer[position + 1] == (byte) 0xbb
            && buffer[position + 2] == (byte) 0xbf;
    if (byteOrderMark) {
      position += 3;
    } else if (limit - position >= 2) {
      var mark = (buffer[position] & 0xff) << 8 | (buffer[position + 1] & 0xff);
      utf16 = mark == 0xfeff || mark == 0xfffe;
    }
  }

  private void skipBlankLines() throws IOException {
    var at = position;
    while (true) {
      if (at == limit) {
        if (exhausted) {
          position = limit;
          return;
        }
        var blanks = at - position;
        refill();
        at = position + blanks;
      } else if (buffer[at] == '\n' || buffer[at] == '\r') {
        position = ++at;
      } else if (buffer[at] == ' ' || buffer[at] == '\t') {
        at++;
      } else {
        return;
      }
    }
  }

  /**
   * Finds the cells of the record at the position.
   *
   * @return where the next record starts, or -1 if more bytes are needed to tell
   */
  private int scanRecord() {
    cells = 0;
    var at = position;
    while (true) {
      if (at < limit && buffer[at] == '"') {
        at = scanQuoted(at + 1);
      } else {
        at = scanPlain(at);
      }
      if (at < 0) {
        return -1;
      }
      if (at >= limit) {
        return limit;
      }
      if (buffer[at++] != ',') {
        return at;
      }
    }
  }

  /** Adds an unquoted cell; returns the index of the separator or line end after it. */
  private int scanPlain(int start) {
    var bytes = buffer;
    var end = limit;
    var at = start;
    while (at < end) {
      var value = bytes[at];
      // Nearly all bytes are above the comma or negative (not ASCII): one test for them.
      if (value <= ',' && value >= 0 && (value == ',' || value == '\n' || value == '\r')) {
        addCell(start, at, false);
        return at;
      }
      at++;
    }
    if (!exhausted) {
      return -1;
    }
    addCell(start, at, false);
    return at;
  }

  /** Adds a quoted cell; returns the index of the separator or line end after the quote. */
  private int scanQuoted(int start) {
    var special = false;
    for (var at = start; at < limit; at++) {
      var value = buffer[at];
      special |= value == '\r';
      if (value != '"') {
        continue;
      }
      if (at + 1 == limit && !exhausted) {
        return -1;
      }
      var after = at + 1 == limit ? '\n' : buffer[at + 1];
      if (after == ',' || after == '\n' || after == '\r') {
        addCell(start, at, special);
        return at + 1;
      }
      special = true;
      at += after == '"' ? 1 : 0;
    }
    if (!exhausted) {
      return -1;
    }
    unclosedQuoteRow = number + 1;
    addCell(start, limit, special);
    return limit;
  }

  private void addCell(int start, int end, boolean special) {
    if (cells < MOST_CELLS) {
      if (cells == starts.length) {
        starts = Arrays.copyOf(starts, cells * 2);
        ends = Arrays.copyOf(ends, cells * 2);
        escaped = Arrays.copyOf(escaped, cells * 2);
      }
      starts[cells] = start;
      ends[cells] = end;
      escaped[cells] = special;
    }
    cells++;
  }

  /** Turns doubled quotes into one and CRLF into LF, in place; returns the new end. */
  private int unescape(int start, int end) {
    var to = start;
    for (var from = start; from < end; from++) {
      var value = buffer[from];
      var next = from + 1 < end ? buffer[from + 1] : 0;
      if (value == '"' && next == '"') {
        from++;
      } else if (value == '\r' && next == '\n') {
        continue;
      }
      buffer[to++] = value;
    }
    return to;
  }

  /** Reads more bytes behind the unread ones, which move to the front of the buffer. */
  private void refill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      bufferOffset += position;
      limit -= position;
      position = 0;
    } else if (limit == buffer.length) {
      if (limit >= longestRecord) {
        throw new RecordTooLongException(number + 1, longestRecord);
      }
      buffer = Arrays.copyOf(buffer, Math.min(longestRecord, limit * 2));
    }
    var read = input.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      exhausted = true;
    } else {
      encoding.accept(buffer, limit, limit + read);
      limit += read;
    }
  }

  private static OptionalLong found(long row) {
    return row < 0 ? OptionalLong.empty() : OptionalLong.of(row);
  }

  private void locateEncodingProblems(long end) {
    if (nulRow < 0 && encoding.firstNul() >= 0 && encoding.firstNul() < end) {
      nulRow = Math.max(0, number);
    }
    if (malformedRow < 0 && encoding.firstMalformed() >= 0 && encoding.firstMalformed() < end) {
      malformedRow = Math.max(0, number);
    }
  }
}
