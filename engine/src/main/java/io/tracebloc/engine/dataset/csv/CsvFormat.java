package io.tracebloc.engine.dataset.csv;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How cells are told apart: the parts of {@code csv_options} that a reader needs ({@code
 * contract/datasets.md} 1.4, 3.3).
 *
 * @param delimiter between cells; ASCII, no line end
 * @param quote around cells; ASCII, no line end, not the delimiter
 * @param escape what the ingest pass takes literally is behind it, while this reader and the
 *     cluster's own checks know no escapes (trap 15); ASCII, none of the others
 */
public record CsvFormat(byte delimiter, byte quote, byte escape) {
  /** What the contract says where nothing else is said. */
  public static final CsvFormat STANDARD = new CsvFormat((byte) ',', (byte) '"', (byte) '\\');

  public CsvFormat {
    if (!isUsable(delimiter)
        || !isUsable(quote)
        || !isUsable(escape)
        || delimiter == quote
        || delimiter == escape
        || quote == escape) {
      throw new IllegalArgumentException(
          "no CSV format: %d, %d and %d".formatted(delimiter, quote, escape));
    }
  }

  /** The format with these characters; empty if they cannot tell cells apart. */
  public static Optional<CsvFormat> of(String delimiter, String quote, String escape) {
    var different = Set.copyOf(List.of(delimiter, quote, escape)).size() == 3;
    return different && isUsable(delimiter) && isUsable(quote) && isUsable(escape)
        ? Optional.of(
            new CsvFormat(
                (byte) delimiter.charAt(0), (byte) quote.charAt(0), (byte) escape.charAt(0)))
        : Optional.empty();
  }

  private static boolean isUsable(String text) {
    return text.length() == 1 && text.charAt(0) < 0x80 && isUsable((byte) text.charAt(0));
  }

  private static boolean isUsable(byte value) {
    return value > 0 && value != '\n' && value != '\r';
  }
}
