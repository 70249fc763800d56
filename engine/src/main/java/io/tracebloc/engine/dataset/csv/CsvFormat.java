package io.tracebloc.engine.dataset.csv;

import java.util.Optional;

/**
 * How cells are told apart: the parts of {@code csv_options} that a reader needs ({@code
 * contract/datasets.md} 1.4, 3.3).
 *
 * @param delimiter between cells; ASCII, no line end
 * @param quote around cells; ASCII, no line end, not the delimiter
 */
public record CsvFormat(byte delimiter, byte quote) {
  /** What the contract says where nothing else is said. */
  public static final CsvFormat STANDARD = new CsvFormat((byte) ',', (byte) '"');

  public CsvFormat {
    if (!isUsable(delimiter) || !isUsable(quote) || delimiter == quote) {
      throw new IllegalArgumentException("no CSV format: " + delimiter + " and " + quote);
    }
  }

  /** The format with these characters; empty if they cannot tell cells apart. */
  public static Optional<CsvFormat> of(String delimiter, String quote) {
    if (delimiter.length() != 1 || quote.length() != 1 || delimiter.equals(quote)) {
      return Optional.empty();
    }
    var cells = delimiter.charAt(0);
    var quotes = quote.charAt(0);
    return cells < 0x80 && quotes < 0x80 && isUsable((byte) cells) && isUsable((byte) quotes)
        ? Optional.of(new CsvFormat((byte) cells, (byte) quotes))
        : Optional.empty();
  }

  private static boolean isUsable(byte value) {
    return value > 0 && value != '\n' && value != '\r';
  }
}
