package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** Folders with all that is in them. */
public final class Tree {
  private Tree() {}

  /** Copies a folder; links become what they lead to. */
  static void copy(Path source, Path target) throws IOException {
    for (var file : all(source)) {
      var copy = target.resolve(source.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file.toRealPath(), copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Puts files in the place of links to them. */
  public static void replaceLinks(Path folder) throws IOException {
    for (var file : all(folder)) {
      if (Files.isSymbolicLink(file)) {
        var content = file.toRealPath();
        Files.delete(file);
        Files.copy(content, file);
      }
    }
  }

  /** Removes a folder with all below it, if it is there; links are removed, not followed. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (var file : all(folder).reversed()) {
        Files.delete(file);
      }
    }
  }

  /** The folder and all below it, each folder before what is in it. */
  private static List<Path> all(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
