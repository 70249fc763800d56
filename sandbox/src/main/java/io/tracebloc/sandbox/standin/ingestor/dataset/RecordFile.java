package io.tracebloc.sandbox.standin.ingestor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the file that a row names. */
final class RecordFile {
  private RecordFile() {}

  /** FILE-03: neither absolute nor leading upwards. */
  static boolean isSafe(String name) {
    return !name.startsWith("/") && Arrays.stream(name.split("/", -1)).noneMatch(".."::equals);
  }

  /** The plain file of exactly that name; a symbolic link is not one. */
  static Optional<Path> find(Path directory, String name) {
    try {
      return Optional.of(directory.resolve(name))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
