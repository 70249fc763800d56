package io.tracebloc.distribution.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a folder is packed: all of it but files whose name begins with a dot, in which the build
 * keeps its own records.
 */
final class Contents {
  /** By name, so that each folder comes before what is in it, as Helm 3 needs it. */
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  /**
   * Reads a folder.
   *
   * @param top what all names begin with: nothing, or the name of a folder and a slash
   * @throws IOException if there is something that is neither file nor folder, such as a link
   */
  static Contents of(Path folder, String top) throws IOException {
    var contents = new Contents();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        contents.add(
            path, top + folder.relativize(path).toString().replace(File.separatorChar, '/'));
      }
    }
    return contents;
  }

  private void add(Path path, String name) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      if (!name.isEmpty()) {
        put(new Entry(name.endsWith("/") ? name : name + "/", Optional.empty(), true));
      }
    } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is neither a file nor a folder; krew and Helm refuse links");
    } else if (!path.getFileName().toString().startsWith(".")) {
      put(new Entry(name, Optional.of(path), Files.isExecutable(path)));
    }
  }

  /** Adds a file that has no content, unless there is one of that name. */
  void addEmpty(String name) {
    entries.putIfAbsent(name, new Entry(name, Optional.empty(), false));
  }

  /** Whether there is a file whose name begins and ends so. */
  boolean hasFile(String start, String end) {
    return entries.keySet().stream().anyMatch(name -> name.startsWith(start) && name.endsWith(end));
  }

  private void put(Entry entry) {
    entries.put(entry.name(), entry);
  }

  /** In the order of the archive. */
  Collection<Entry> entries() {
    return entries.values();
  }
}
