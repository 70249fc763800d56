package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What a scan makes of one entry of a directory. */
sealed interface ScannedEntry {
  /** A file to use. */
  record Usable(String name, String extension, long size, long modified) implements ScannedEntry {}

  /** Something whose extension is not wanted, and that is no directory. */
  record Unwanted(String extension) implements ScannedEntry {}

  /** What stands where a file is wanted, or leaves files out. */
  record Unusable(String name, Problem problem) implements ScannedEntry {}

  /** A directory, or something that was deleted since it was listed. */
  record Ignored() implements ScannedEntry {}

  /** Why an entry cannot be used. */
  enum Problem {
    LINK,
    LINKED_DIRECTORY,
    SPECIAL,
    UNDECODABLE
  }

  /**
   * Looks at an entry without following it.
   *
   * @param wanted extensions of usable files, in lower case with the dot
   */
  static ScannedEntry of(Path path, Set<String> wanted) throws IOException {
    var name = path.getFileName().toString();
    var extension = extensionOf(name);
    try {
      var entry = LocalEntry.at(path);
      return wanted.contains(extension)
          ? wanted(entry, path, name, extension)
          : unwanted(entry, path, name, extension);
    } catch (NoSuchFileException e) {
      return new Ignored();
    }
  }

  private static ScannedEntry wanted(LocalEntry entry, Path path, String name, String extension) {
    return switch (entry) {
      case LocalEntry.RegularFile file ->
          isFaithful(path, name)
              ? new Usable(name, extension, file.size(), file.modified())
              : new Unusable(name, Problem.UNDECODABLE);
      case LocalEntry.Link _ -> new Unusable(name, Problem.LINK);
      case LocalEntry.Special _ -> new Unusable(name, Problem.SPECIAL);
      case LocalEntry.Directory _, LocalEntry.Absent _ -> new Ignored();
    };
  }

  private static ScannedEntry unwanted(LocalEntry entry, Path path, String name, String extension) {
    return switch (entry) {
      // Nothing is read through the link; but that a whole folder stays out deserves a word.
      case LocalEntry.Link _ when Files.isDirectory(path) ->
          new Unusable(name, Problem.LINKED_DIRECTORY);
      case LocalEntry.Directory _, LocalEntry.Absent _ -> new Ignored();
      case LocalEntry.Link _, LocalEntry.RegularFile _, LocalEntry.Special _ ->
          new Unwanted(extension);
    };
  }

  /** The last dot and what follows, in lower case. */
  private static String extensionOf(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? DirectoryScan.NO_EXTENSION : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** Whether the name as text leads back to the same file, and survives as UTF-8. */
  private static boolean isFaithful(Path path, String name) {
    if (isAscii(name)) {
      return true;
    }
    try {
      return path.equals(path.resolveSibling(name)) && Slice.of(name).text().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAscii(String name) {
    for (var at = 0; at < name.length(); at++) {
      if (name.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
