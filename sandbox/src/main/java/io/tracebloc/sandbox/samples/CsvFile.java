package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects the rows of a CSV file. Confined to one thread. */
final class CsvFile {
  private final StringBuilder text = new StringBuilder();

  /** Begins with the header. */
  CsvFile(String... columns) {
    row((Object[]) columns);
  }

  /** Adds a row; cells that need quotes get them, fractions have two digits. */
  void row(Object... cells) {
    text.append(Arrays.stream(cells).map(CsvFile::cell).collect(Collectors.joining(",")))
        .append('\n');
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.2f", number);
    }
    var plain = value.toString();
    var special = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return special ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(file, text);
  }
}
