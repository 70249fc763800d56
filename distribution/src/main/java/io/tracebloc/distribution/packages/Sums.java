package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checksums of a release: one beside each archive, and all in one file, as {@code sha256sum -c}
 * reads them.
 *
 * @param folder with the files of a release, and nothing else
 */
record Sums(Path folder) {
  private static final String ALL = "SHA256SUMS";

  /** Writes them anew. */
  void write() throws IOException {
    var all = new StringBuilder();
    for (var file : files()) {
      var line = "%s  %s\n".formatted(Digest.of(file), file.getFileName());
      if (file.toString().endsWith(".tgz")) {
        Files.writeString(file.resolveSibling(file.getFileName() + ".sha256"), line);
      }
      all.append(line);
    }
    Files.writeString(folder.resolve(ALL), all);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().matches(".*\\.sha256|" + ALL))
          .sorted()
          .toList();
    }
  }
}
