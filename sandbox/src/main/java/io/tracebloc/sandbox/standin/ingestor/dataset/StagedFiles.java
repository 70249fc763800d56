package io.tracebloc.sandbox.standin.ingestor.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The files below a staged directory; dot-files do not count. */
public final class StagedFiles {
  private StagedFiles() {}

  /** All regular files below the directory, sorted; none if it does not exist. */
  public static List<Path> below(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var walk = Files.walk(directory)) {
      return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !name(file).startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The last part of a path. */
  public static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The name without its last extension; a leading dot begins none. */
  public static String stem(Path file) {
    var name = name(file);
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
