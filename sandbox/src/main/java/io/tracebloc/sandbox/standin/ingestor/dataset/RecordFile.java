package io.tracebloc.sandbox.standin.ingestor.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the file that a row names. */
public final class RecordFile {
  private RecordFile() {}

  /** FILE-03: neither absolute nor leading upwards. */
  public static boolean isSafe(String name) {
    return !name.startsWith("/") && Arrays.stream(name.split("/", -1)).noneMatch(".."::equals);
  }

  /** The plain file of exactly that safe name; a symbolic link is not one. */
  public static Optional<Path> find(Path directory, String name) {
    if (!isSafe(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(directory.resolve(name))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
