package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The staged {@code labels.csv}.
 *
 * @param header trimmed column names
 * @param rows data rows; a short row lacks its last cells
 */
record Manifest(List<String> header, List<List<String>> rows) {
  /** How much of the file is searched for NUL bytes (GEN-01), and at most read. */
  private static final long MAXIMUM_BYTES = 500L << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /**
   * Reads the file behind the encoding gate.
   *
   * @throws IngestionFailedException for GEN-01 to GEN-06
   */
  static Manifest read(Path file, CsvFormat format) throws IngestionFailedException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new IngestionFailedException("CSV file not found: " + file.getFileName());
    }
    if (Files.size(file) > MAXIMUM_BYTES) {
      throw new IngestionFailedException("CSV file is larger than 500 MiB");
    }
    var records = CsvText.records(text(Files.readAllBytes(file)), format);
    if (records.isEmpty()) {
      throw new IngestionFailedException("GEN-05: the CSV file is empty, it has no header");
    }
    var header = records.getFirst().stream().map(Cells::trim).toList();
    requireDistinct(header);
    var rows = records.subList(1, records.size());
    if (rows.isEmpty()) {
      throw new IngestionFailedException("GEN-04: the CSV file has a header but no data rows");
    }
    return new Manifest(header, aligned(header, rows));
  }

  private static String text(byte[] bytes) throws IngestionFailedException {
    for (var value : bytes) {
      if (value == 0) {
        throw new IngestionFailedException("GEN-01: the CSV file contains NUL bytes");
      }
    }
    var hasMark = bytes.length >= 3 && java.util.Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    var content = ByteBuffer.wrap(bytes, hasMark ? 3 : 0, bytes.length - (hasMark ? 3 : 0));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    } catch (CharacterCodingException _) {
      throw new IngestionFailedException("GEN-02: the CSV file is not valid UTF-8");
    }
  }

  private static void requireDistinct(List<String> header) throws IngestionFailedException {
    var seen = new TreeSet<String>();
    var repeated = new TreeSet<String>();
    header.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
    if (!repeated.isEmpty()) {
      throw new IngestionFailedException("GEN-03: duplicate columns in the CSV file: " + repeated);
    }
  }

  /** GEN-06: one cell too many in every row makes pandas take the first column as an index. */
  private static List<List<String>> aligned(List<String> header, List<List<String>> rows)
      throws IngestionFailedException {
    var width = header.size();
    if (rows.stream().allMatch(row -> row.size() == width + 1)) {
      return rows.stream().map(row -> row.subList(1, row.size())).toList();
    }
    for (var i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() > width) {
        throw new IngestionFailedException(
            "GEN-06: Error tokenizing data: expected %d fields in row %d, saw %d"
                .formatted(width, i + 1, rows.get(i).size()));
      }
    }
    return rows;
  }

  /** The column of exactly that name. */
  OptionalInt column(String name) {
    var index = header.indexOf(name);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The cell of a row; empty if the column does not exist or the row is too short. */
  static Optional<String> cell(List<String> row, OptionalInt column) {
    return column.isPresent() && column.getAsInt() < row.size()
        ? Optional.of(row.get(column.getAsInt()))
        : Optional.empty();
  }
}
