package io.tracebloc.engine.dataset.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What stands at a name in a directory; links are never followed (4.3). */
public sealed interface LocalEntry {
  /** Entries of a directory that are looked at to find a similar name. */
  int MOST_CANDIDATES = 10_000;

  /**
   * A regular file.
   *
   * @param size bytes
   * @param modified nanoseconds since the epoch
   */
  record RegularFile(Path path, long size, long modified) implements LocalEntry {}

  /** A directory. */
  record Directory(Path path) implements LocalEntry {}

  /** A symbolic link, wherever it leads. */
  record Link(Path path) implements LocalEntry {}

  /** A pipe, socket or device. */
  record Special(Path path) implements LocalEntry {}

  /**
   * Nothing.
   *
   * @param lookalike an entry whose name differs only in case
   */
  record Absent(Optional<String> lookalike) implements LocalEntry {}

  /**
   * Looks up an exact name, also where the file system ignores case.
   *
   * @throws IOException if the directory cannot be read
   */
  static LocalEntry find(Path directory, String name) throws IOException {
    var path = directory.resolve(name);
    try {
      var stored = path.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().toString();
      return stored.equals(name) ? at(path) : new Absent(Optional.of(stored));
    } catch (NoSuchFileException e) {
      return new Absent(lookalike(directory, name));
    }
  }

  /**
   * Looks up a path by the exact name that its last part has, without following it; its folder need
   * not exist.
   *
   * @throws IOException if the folder cannot be read
   */
  static LocalEntry find(Path path) throws IOException {
    var folder = path.getParent();
    if (folder == null) {
      return at(path);
    }
    return Files.isDirectory(folder)
        ? find(folder, path.getFileName().toString())
        : new Absent(Optional.empty());
  }

  /** Describes a path that exists, without following it. */
  static LocalEntry at(Path path) throws IOException {
    return of(
        path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static LocalEntry of(Path path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return new Link(path);
    }
    if (attributes.isDirectory()) {
      return new Directory(path);
    }
    return attributes.isRegularFile()
        ? new RegularFile(
            path, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
        : new Special(path);
  }

  private static Optional<String> lookalike(Path directory, String name) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries
          .limit(MOST_CANDIDATES)
          .map(entry -> entry.getFileName().toString())
          .filter(candidate -> candidate.equalsIgnoreCase(name))
          .findFirst();
    }
  }
}
