package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.local.DigestCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests the first items while a stage Pod starts, when the machine has little else to do unless
 * the data are still being checked; they are then sent without being digested once more, or
 * compared with what an earlier push has left. A file that changes in between unnoticed is noticed
 * on the volume, and digested when it is sent again: what is expected of an item is given out once.
 * Safe for use by several threads.
 */
final class ReadAhead {
  /** Nothing is read ahead. */
  static final ReadAhead NONE = new ReadAhead();

  /** More would hardly be in memory still when it is sent. */
  private static final long LIMIT = 1L << 30;

  /** What is found out of files stays in memory: 100 bytes or so each. */
  private static final int FILE_LIMIT = 100_000;

  private final Map<String, Expected> found = new ConcurrentHashMap<>();

  /** By index, as far as files were read; guarded by itself. */
  private final List<Optional<byte[]>> digests = new ArrayList<>();

  private volatile boolean stopped;

  private ReadAhead() {}

  /** Begins, on a thread of its own, unless nothing will be compared by SHA-256. */
  static ReadAhead begin(FileSet files, Verify verify, DigestCache cache) {
    if (verify != Verify.AUTO && verify != Verify.SHA256) {
      return NONE;
    }
    var ahead = new ReadAhead();
    Thread.ofPlatform().daemon().name("read-ahead").start(() -> ahead.read(files, cache));
    return ahead;
  }

  /** Everything is read when this returns. */
  static ReadAhead of(FileSet files, DigestCache cache) {
    var ahead = new ReadAhead();
    ahead.read(files, cache);
    return ahead;
  }

  private void read(FileSet files, DigestCache cache) {
    var reader = new ItemReader(Digest.SHA256, cache, NONE);
    var items = new WorkPlan(files, _ -> true);
    try {
      for (long left = LIMIT; left > 0 && hasRoom() && items.hasNext() && !stopped; ) {
        var item = items.next();
        left -= item.bytes();
        var expected = reader.recall(item);
        found.put(item.mark(), expected);
        keep(item, expected);
      }
    } catch (IOException | RuntimeException unreadable) {
      // Whoever sends the file meets it again, and says so.
    }
  }

  private boolean hasRoom() {
    synchronized (digests) {
      return digests.size() < FILE_LIMIT;
    }
  }

  /** The digest of a large file follows from those of all its pieces; here it stays unknown. */
  private void keep(WorkItem item, Expected expected) {
    synchronized (digests) {
      switch (item) {
        case WorkItem.Segment _ ->
            expected.digests().stream().map(Optional::of).forEach(digests::add);
        case WorkItem.Chunk chunk when chunk.last() -> digests.add(Optional.empty());
        case WorkItem.Chunk _ -> {}
      }
    }
  }

  /** The digest of a whole file, if that is known. */
  Optional<byte[]> digest(int index, Digest digest) {
    synchronized (digests) {
      return digest == Digest.SHA256 && index < digests.size()
          ? digests.get(index)
          : Optional.empty();
    }
  }

  /** It is time to send: what is under way is the last. */
  void stop() {
    stopped = true;
  }

  /** What the far side must say of the item, if that is known. */
  Optional<Expected> take(WorkItem item, Digest digest) {
    return digest == Digest.SHA256 && !found.isEmpty()
        ? Optional.ofNullable(found.remove(item.mark()))
        : Optional.empty();
  }
}
