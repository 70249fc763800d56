package io.tracebloc.engine.dataset.csv;

/**
 * Finds the cells of one record after another in the bytes of a batch, as say. Line
 * ends are those of the cluster: LF, CRLF and a lone CR. For one thread.
 */
final class RecordScanner {
  /** What a scan returns if more bytes are needed to tell. */
  static final int MORE = -1;

  private final CsvFormat format;
  private final byte delimiter;
  private final byte quote;
  private final byte top;
  private boolean escaped;
  private boolean unclosed;

  RecordScanner(CsvFormat format) {
    this.format = format;
    this.delimiter = format.delimiter();
    this.quote = format.quote();
    this.top = (byte) Math.max(delimiter, '\r');
  }

  /** Whether the last record has a quote that the file ends without closing. */
  boolean isUnclosed() {
    return unclosed;
  }

  /**
   * Skips line ends and lines of nothing but blanks and tabs.
   *
   * @param last whether no bytes follow the limit
   * @return where the first other line starts, the limit if there is none; or, if only more bytes
   *     can tell, the complement of where that line starts
   */
  int skipBlankLines(byte[] bytes, int from, int limit, boolean last) {
    var line = from;
    for (var at = from; at < limit; at++) {
      var value = bytes[at];
      if (value == '\n' || value == '\r') {
        line = at + 1;
      } else if ((value != ' ' && value != '\t') || value == delimiter) {
        return line;
      }
    }
    return last ? limit : ~line;
  }

  /**
   * Adds the record that starts at an index to a batch.
   *
   * @param last whether no bytes follow the limit
   * @return where the next record may start, or {@link #MORE}; then nothing was added
   */
  int scan(CsvBatch batch, int from, int limit, boolean last) {
    var bytes = batch.bytes();
    batch.startRecord();
    escaped = false;
    unclosed = false;
    for (var at = from; ; ) {
      at =
          at < limit && bytes[at] == quote
              ? scanQuoted(batch, bytes, at + 1, limit, last)
              : scanPlain(batch, bytes, at, limit, last);
      if (at == MORE) {
        return MORE;
      }
      if (at >= limit || bytes[at++] != delimiter) {
        batch.endRecord(format, escaped);
        return Math.min(at, limit);
      }
    }
  }

  /** Adds an unquoted cell; returns the index of the delimiter or line end after it. */
  private int scanPlain(CsvBatch batch, byte[] bytes, int start, int limit, boolean last) {
    var separator = delimiter;
    var highest = top;
    for (var at = start; at < limit; at++) {
      var value = bytes[at];
      // Nearly all bytes are above the comma or negative (not ASCII): one test for them.
      if (value <= highest
          && value >= 0
          && (value == separator || value == '\n' || value == '\r')) {
        batch.addCell(start, at, false);
        return at;
      }
    }
    if (!last) {
      return MORE;
    }
    batch.addCell(start, limit, false);
    return limit;
  }

  /** Adds a quoted cell; returns the index of the delimiter or line end after the quote. */
  private int scanQuoted(CsvBatch batch, byte[] bytes, int start, int limit, boolean last) {
    var special = false;
    for (var at = start; at < limit; at++) {
      var value = bytes[at];
      special |= value == '\r';
      if (value != quote) {
        continue;
      }
      if (at + 1 == limit && !last) {
        return MORE;
      }
      var after = at + 1 == limit ? '\n' : bytes[at + 1];
      if (after == delimiter || after == '\n' || after == '\r') {
        return addQuoted(batch, start, at, special, at + 1);
      }
      special = true;
      at += after == quote ? 1 : 0;
    }
    if (!last) {
      return MORE;
    }
    unclosed = true;
    return addQuoted(batch, start, limit, special, limit);
  }

  private int addQuoted(CsvBatch batch, int start, int end, boolean special, int next) {
    batch.addCell(start, end, special);
    escaped |= special;
    return next;
  }
}
