package io.tracebloc.commands.completion;

import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a CSV file, from its first bytes. Of a folder it is {@code labels.csv}, or else
 * its only CSV file ({@code contract/datasets.md} 3.2).
 */
final class CsvColumns {
  private static final String MANIFEST = "labels.csv";
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_ENTRIES = 1000;

  private CsvColumns() {}

  /** The names in order; none if there is no such file. */
  static List<String> of(Path path) {
    try {
      var file = file(path);
      return file.isPresent() ? columns(file.get()) : List.of();
    } catch (IOException | DirectoryIteratorException unreadable) {
      return List.of();
    }
  }

  private static Optional<Path> file(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.of(path).filter(Files::isRegularFile);
    }
    var manifest = path.resolve(MANIFEST);
    return Files.isRegularFile(manifest) ? Optional.of(manifest) : onlyTable(path);
  }

  private static Optional<Path> onlyTable(Path folder) throws IOException {
    var found = Optional.<Path>empty();
    try (var entries = Files.newDirectoryStream(folder)) {
      var looked = 0;
      for (var entry : entries) {
        var name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") && !name.startsWith(".") && Files.isRegularFile(entry)) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          found = Optional.of(entry);
        }
        if (++looked == MOST_ENTRIES) {
          return Optional.empty();
        }
      }
    }
    return found;
  }

  private static List<String> columns(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      var start = input.readNBytes(MOST_BYTES);
      try (var reader = new CsvReader(new ByteArrayInputStream(start))) {
        if (!reader.next() || !reader.hasReadableHeader()) {
          return List.of();
        }
        var names = CsvHeader.of(reader).names();
        // The last name of a header without an end may be a part of one.
        var cut = start.length == MOST_BYTES && !reader.next();
        return cut ? names.subList(0, names.size() - 1) : names;
      }
    }
  }
}
