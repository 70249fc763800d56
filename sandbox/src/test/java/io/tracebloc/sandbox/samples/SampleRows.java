package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rows of a sample's CSV file; no cell of a sample holds a line end. */
record SampleRows(List<String> header, List<Map<String, String>> rows) {
  private static final Pattern CELL =
      Pattern.compile("(?<=^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?=,|$)");

  static SampleRows read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    var header = cells(lines.getFirst());
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = cells(line);
      if (cells.size() != header.size()) {
        throw new AssertionError("a row of another length: " + line);
      }
      var row = new HashMap<String, String>();
      for (var at = 0; at < cells.size(); at++) {
        row.put(header.get(at), cells.get(at));
      }
      rows.add(row);
    }
    return new SampleRows(header, rows);
  }

  private static List<String> cells(String line) {
    return CELL.matcher(line)
        .results()
        .map(
            found -> found.group(1) != null ? found.group(1).replace("\"\"", "\"") : found.group(2))
        .toList();
  }

  /** Makes the sample with 20 records in the folder and reads its manifest. */
  static SampleRows of(String category, Path folder) throws IOException {
    Samples.of(category).orElseThrow().writeTo(folder, 20, 3);
    return read(manifest(folder));
  }

  /** The one CSV file of the folder. */
  static Path manifest(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.csv")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      if (found.size() != 1) {
        throw new AssertionError("not one CSV file: " + found);
      }
      return found.getFirst();
    }
  }

  List<String> column(String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }
}
