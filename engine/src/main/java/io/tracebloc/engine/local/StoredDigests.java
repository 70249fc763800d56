package io.tracebloc.engine.local;

import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Digests in a {@link DigestTable}. What is remembered is in the file at once, so that it outlives
 * a process that is killed.
 */
final class StoredDigests implements DigestCache {
  /**
   * A file written to so shortly before it was read may be written to again without a visible
   * change: on some file systems the clock ticks every two seconds.
   */
  private static final Duration TICK = Duration.ofSeconds(2);

  private final DigestTables tables;
  private final long settled;
  private final int today;
  private volatile Folder lastFolder = new Folder(Path.of(""), "");
  private Optional<DigestTable> open = Optional.empty();
  private boolean usable = true;
  private boolean growing = true;

  /**
   * Digests in a folder.
   *
   * @param now not after the first byte of any file is read
   */
  StoredDigests(PrivateFolder folder, Instant now) {
    this.tables = new DigestTables(folder);
    var before = now.minus(TICK);
    this.settled = TimeUnit.SECONDS.toNanos(before.getEpochSecond()) + before.getNano();
    this.today = Math.toIntExact(now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay());
  }

  @Override
  public Optional<byte[]> find(DatasetFile file, String algorithm) {
    try {
      var state = FileState.of(file.source());
      return state.matches(file) ? look(key(file, algorithm, state)) : Optional.empty();
    } catch (IOException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public void remember(DatasetFile file, String algorithm, byte[] digest) {
    try {
      var state = FileState.of(file.source());
      if (state.matches(file)
          && state.olderThan(settled)
          && digest.length > 0
          && digest.length <= DigestSlot.LONGEST_DIGEST) {
        keep(key(file, algorithm, state), digest);
      }
    } catch (IOException | RuntimeException unknown) {
      // It will be computed again.
    }
  }

  @Override
  public synchronized void close() {
    usable = false;
    closeTable();
  }

  private synchronized Optional<byte[]> look(DigestKey key) {
    if (!usable) {
      return Optional.empty();
    }
    try {
      return table().find(key, today);
    } catch (IOException failure) {
      lost(failure);
      return Optional.empty();
    }
  }

  private synchronized void keep(DigestKey key, byte[] digest) {
    if (!usable) {
      return;
    }
    try {
      if (!table().store(key, digest, today, false)) {
        grow();
        table().store(key, digest, today, true);
      }
    } catch (IOException failure) {
      lost(failure);
    }
  }

  private DigestTable table() throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(tables.open());
    }
    return open.get();
  }

  private void grow() throws IOException {
    if (!growing) {
      return;
    }
    try {
      open = Optional.of(tables.grow(table(), today));
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException full) {
      growing = false;
    }
  }

  private void lost(IOException failure) {
    closeTable();
    // An interrupt closes the file for all threads; the next one opens it again.
    usable = failure instanceof ClosedChannelException;
  }

  private void closeTable() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException late) {
      // All was written before.
    }
    open = Optional.empty();
  }

  private DigestKey key(DatasetFile file, String algorithm, FileState state) throws IOException {
    var source = file.source().toAbsolutePath();
    var parent = source.getParent();
    var folder = lastFolder;
    if (!folder.given().equals(parent)) {
      folder = new Folder(parent, parent.toRealPath().toString());
      lastFolder = folder;
    }
    return DigestKey.of(folder.real(), source.getFileName().toString(), algorithm, state);
  }

  /** Files come folder by folder, and to find where a folder really lies takes its time. */
  private record Folder(Path given, String real) {}
}
