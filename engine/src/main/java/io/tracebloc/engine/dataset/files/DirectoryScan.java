package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Lists one directory, not its nested ones ({@code contract/datasets.md} 4.3). For one use. */
public final class DirectoryScan {
  /** What the extension of a name without one is called in counts. */
  public static final String NO_EXTENSION = "no extension";

  private static final String OTHER_EXTENSIONS = "other extensions";
  private static final int PROGRESS_EVERY = 4096;

  private final Path directory;
  private final Set<String> wanted;
  private final ScanListener listener;
  private final ByteStrings names = new ByteStrings();
  private long[] sizes = new long[64];
  private long[] modified = new long[64];
  private final SortedMap<String, Long> extensions = new TreeMap<>();
  private final SortedMap<String, Long> skipped = new TreeMap<>();

  /**
   * A scan.
   *
   * @param wanted extensions of usable files, in lower case with the dot
   */
  public DirectoryScan(Path directory, Set<String> wanted, ScanListener listener) {
    this.directory = directory;
    this.wanted = Set.copyOf(wanted);
    this.listener = listener;
  }

  /**
   * Scans.
   *
   * @param name what the directory is called in the stage
   */
  public ScannedDirectory run(String name) throws IOException, InterruptedException {
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        accept(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    var files = new DirectoryFiles(directory, name, names, sizes, modified);
    return new ScannedDirectory(files, extensions, skipped);
  }

  private void accept(Path entry) throws IOException, InterruptedException {
    var name = entry.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    var extension = extensionOf(name);
    if (!wanted.contains(extension)) {
      skip(entry, extension);
      return;
    }
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // Deleted since it was listed.
    }
    if (attributes.isDirectory()) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      listener.link(name);
    } else if (!attributes.isRegularFile()) {
      listener.special(name);
    } else if (!isFaithful(entry, name)) {
      listener.undecodable(name);
    } else {
      add(name, extension, attributes);
    }
  }

  private void add(String name, String extension, BasicFileAttributes attributes)
      throws InterruptedException {
    var index = names.size();
    if (index == sizes.length) {
      sizes = Arrays.copyOf(sizes, index + (index >> 1));
      modified = Arrays.copyOf(modified, index + (index >> 1));
    }
    sizes[index] = attributes.size();
    modified[index] = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    names.add(Slice.of(name));
    extensions.merge(extension, 1L, Long::sum);
    if (names.size() % PROGRESS_EVERY == 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      listener.progress(names.size());
    }
  }

  private void skip(Path entry, String extension) {
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      var known = skipped.containsKey(extension);
      var full = skipped.size() >= ScannedDirectory.MOST_EXTENSIONS;
      skipped.merge(known || !full ? extension : OTHER_EXTENSIONS, 1L, Long::sum);
    }
  }

  /** The last dot and what follows, in lower case. */
  private static String extensionOf(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? NO_EXTENSION : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** Whether the name as text leads back to the same file, and survives as UTF-8. */
  private static boolean isFaithful(Path entry, String name) {
    if (name.chars().allMatch(unit -> unit < 0x80)) {
      return true;
    }
    try {
      return entry.equals(entry.resolveSibling(name)) && Slice.of(name).text().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
