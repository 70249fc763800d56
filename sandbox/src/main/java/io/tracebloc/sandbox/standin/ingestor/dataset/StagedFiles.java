package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The files below a staged directory; dot-files do not count. */
final class StagedFiles {
  private StagedFiles() {}

  /** All regular files below the directory, sorted; none if it does not exist. */
  static List<Path> below(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var walk = Files.walk(directory)) {
      return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
