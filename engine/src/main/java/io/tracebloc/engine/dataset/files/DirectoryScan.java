package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Lists one directory, not its nested ones ({@code contract/datasets.md} 4.3). The calling thread
 * reads names; workers look at what stands there. For one use.
 */
public final class DirectoryScan {
  /** What the extension of a name without one is called in counts. */
  public static final String NO_EXTENSION = "no extension";

  private static final String OTHER_EXTENSIONS = "other extensions";
  private static final int CHUNK = 512;
  private static final int CHUNKS_AHEAD = 8;

  private final Path directory;
  private final Set<String> wanted;
  private final ScanListener listener;
  private final Workers workers;
  private final Queue<Future<List<ScannedEntry>>> pending = new ArrayDeque<>();
  private final ByteStrings names = new ByteStrings();
  private long[] sizes = new long[64];
  private long[] modified = new long[64];
  private final SortedMap<String, Long> extensions = new TreeMap<>();
  private final SortedMap<String, Long> skipped = new TreeMap<>();

  /**
   * A scan.
   *
   * @param wanted extensions of usable files, in lower case with the dot
   * @param listener called by the thread that scans
   */
  public DirectoryScan(Path directory, Set<String> wanted, ScanListener listener, Workers workers) {
    this.directory = directory;
    this.wanted = Set.copyOf(wanted);
    this.listener = listener;
    this.workers = workers;
  }

  /**
   * Scans.
   *
   * @param name what the directory is called in the stage
   */
  public ScannedDirectory run(String name) throws IOException, InterruptedException {
    try (var entries = Files.newDirectoryStream(directory)) {
      var chunk = new ArrayList<Path>(CHUNK);
      for (var entry : entries) {
        if (isHidden(entry)) {
          continue;
        }
        chunk.add(entry);
        if (chunk.size() == CHUNK) {
          hand(chunk);
          chunk = new ArrayList<>(CHUNK);
        }
      }
      hand(chunk);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    while (!pending.isEmpty()) {
      takeNext();
    }
    return new ScannedDirectory(
        new DirectoryFiles(directory, name, names, sizes, modified), extensions, skipped);
  }

  private static boolean isHidden(Path entry) {
    return entry.getFileName().toString().startsWith(".");
  }

  private void hand(List<Path> chunk) throws IOException, InterruptedException {
    pending.add(workers.submit(() -> look(chunk)));
    if (pending.size() > workers.threads() * CHUNKS_AHEAD) {
      takeNext();
    }
  }

  private List<ScannedEntry> look(List<Path> chunk) throws IOException {
    var entries = new ArrayList<ScannedEntry>(chunk.size());
    for (var path : chunk) {
      entries.add(ScannedEntry.of(path, wanted));
    }
    return entries;
  }

  private void takeNext() throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      pending.remove().get().forEach(this::take);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("looking at files failed", e.getCause());
    }
    if (names.size() > 0) {
      listener.progress(names.size());
    }
  }

  private void take(ScannedEntry entry) {
    switch (entry) {
      case ScannedEntry.Usable file -> add(file);
      case ScannedEntry.Unwanted(var extension) -> skip(extension);
      case ScannedEntry.Unusable(var name, var problem) -> {
        switch (problem) {
          case LINK -> listener.link(name);
          case LINKED_DIRECTORY -> listener.linkedDirectory(name);
          case SPECIAL -> listener.special(name);
          case UNDECODABLE -> listener.undecodable(name);
        }
      }
      case ScannedEntry.Ignored _ -> {}
    }
  }

  private void add(ScannedEntry.Usable file) {
    var index = names.size();
    if (index == sizes.length) {
      sizes = Arrays.copyOf(sizes, index + (index >> 1));
      modified = Arrays.copyOf(modified, index + (index >> 1));
    }
    sizes[index] = file.size();
    modified[index] = file.modified();
    names.add(Slice.of(file.name()));
    extensions.merge(file.extension(), 1L, Long::sum);
  }

  private void skip(String extension) {
    var known = skipped.containsKey(extension);
    var full = skipped.size() >= ScannedDirectory.MOST_EXTENSIONS;
    skipped.merge(known || !full ? extension : OTHER_EXTENSIONS, 1L, Long::sum);
  }
}
