package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.selection.Omissions;
import io.tracebloc.engine.dataset.selection.Selection;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Lists one directory, not its nested ones ({@code contract/datasets.md} 4.3). The calling thread
 * reads names; workers look at what stands there. For one use.
 */
public final class DirectoryScan {
  /** What the extension of a name without one is called in counts. */
  public static final String NO_EXTENSION = "no extension";

  private static final int CHUNK = 512;
  private static final int CHUNKS_AHEAD = 8;

  private final Path directory;
  private final Set<String> wanted;
  private final Selection selection;
  private final ScanListener listener;
  private final Workers workers;
  private final Queue<Future<ScannedChunk>> pending = new ArrayDeque<>();
  private final ByteStrings names = new ByteStrings();
  private long[] sizes = new long[64];
  private long[] modified = new long[64];
  private final ExtensionCounts extensions = new ExtensionCounts();
  private final ExtensionCounts skipped = new ExtensionCounts();
  private final Omissions omitted = new Omissions();

  /**
   * A scan.
   *
   * @param selection which files are taken; the top is what the directory is in
   * @param wanted extensions of usable files, in lower case with the dot
   * @param listener called by the thread that scans
   */
  public DirectoryScan(
      Path directory,
      Set<String> wanted,
      Selection selection,
      ScanListener listener,
      Workers workers) {
    this.selection = selection;
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
        chunk.add(entry);
        if (chunk.size() == CHUNK) {
          hand(chunk, name);
          chunk = new ArrayList<>(CHUNK);
        }
      }
      hand(chunk, name);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    while (!pending.isEmpty()) {
      takeNext();
    }
    return new ScannedDirectory(
        new DirectoryFiles(directory, name, names, sizes, modified),
        extensions.counts(),
        skipped.counts(),
        omitted);
  }

  private void hand(List<Path> chunk, String name) throws IOException, InterruptedException {
    pending.add(workers.submit(() -> ScannedChunk.of(chunk, wanted, name, selection)));
    if (pending.size() > workers.threads() * CHUNKS_AHEAD) {
      takeNext();
    }
  }

  private void takeNext() throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      take(pending.remove().get());
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

  private void take(ScannedChunk chunk) {
    var first = names.size();
    var count = chunk.names().size();
    if (first + count > sizes.length) {
      var room = Math.max(first + count, first + (first >> 1));
      sizes = Arrays.copyOf(sizes, room);
      modified = Arrays.copyOf(modified, room);
    }
    for (var index = 0; index < count; index++) {
      names.add(chunk.names().get(index));
      sizes[first + index] = chunk.size(index);
      modified[first + index] = chunk.modified(index);
    }
    extensions.add(chunk.extensions());
    skipped.add(chunk.skipped());
    omitted.add(chunk.omitted());
    chunk.report(listener);
  }
}
