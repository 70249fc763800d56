package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvFormat;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The staged CSV file.
 *
 * @param header trimmed column names
 * @param rows data rows; a short row lacks its last cells
 */
public record Manifest(List<String> header, List<List<String>> rows) {
  /**
   * Divides a text into rows.
   *
   * @throws IngestionFailedException for GEN-04 to GEN-06
   */
  public static Manifest of(String text, CsvFormat format) throws IngestionFailedException {
    var records = CsvText.records(text, format);
    if (records.isEmpty()) {
      throw new IngestionFailedException("GEN-05: the CSV file is empty, it has no header");
    }
    var header = records.getFirst().stream().map(Cells::trim).toList();
    var rows = records.subList(1, records.size());
    if (rows.isEmpty()) {
      throw new IngestionFailedException("GEN-04: the CSV file has a header but no data rows");
    }
    return new Manifest(header, aligned(header, rows));
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

  /**
   * GEN-03: no name stands twice, letter case counts.
   *
   * @throws IngestionFailedException naming all that do
   */
  public void requireDistinctColumns() throws IngestionFailedException {
    var seen = new TreeSet<String>();
    var repeated = new TreeSet<String>();
    header.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
    if (!repeated.isEmpty()) {
      throw new IngestionFailedException("GEN-03: duplicate columns in the CSV file: " + repeated);
    }
  }

  /** The column of exactly that name. */
  public OptionalInt column(String name) {
    var index = header.indexOf(name);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** the column of that name, else the first of that name without case. */
  public OptionalInt resolve(String name) {
    return Cells.resolve(header, name);
  }

  /** The cell of a row; empty if the column does not exist or the row is too short. */
  public static Optional<String> cell(List<String> row, OptionalInt column) {
    return column.isPresent() && column.getAsInt() < row.size()
        ? Optional.of(row.get(column.getAsInt()))
        : Optional.empty();
  }
}
