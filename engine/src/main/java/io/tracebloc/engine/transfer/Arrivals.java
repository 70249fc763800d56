package io.tracebloc.engine.transfer;

import io.tracebloc.engine.local.DigestCache;
import java.util.HashMap;
import java.util.Map;

/** Digests of the files that are on the volume. Safe for use by several threads. */
final class Arrivals {
  private final Digest digest;
  private final FileDigests digests;
  private final DigestCache cache;
  private final Map<Long, byte[][]> pieces = new HashMap<>();

  Arrivals(Digest digest, FileDigests digests, DigestCache cache) {
    this.digest = digest;
    this.digests = digests;
    this.cache = cache;
  }

  /** Notes what was acknowledged. */
  void add(WorkItem item, Expected expected) {
    if (expected.digests().isEmpty()) {
      return;
    }
    switch (item) {
      case WorkItem.Segment segment -> {
        for (int i = 0; i < segment.members().size(); i++) {
          digests.set(segment.members().get(i).index(), expected.digests().get(i));
        }
      }
      case WorkItem.Chunk chunk -> addPiece(chunk, expected.digests().getFirst());
    }
  }

  private synchronized void addPiece(WorkItem.Chunk chunk, byte[] sum) {
    var file = chunk.file();
    int count = Math.toIntExact(Math.ceilDiv(file.size(), WorkPlan.CHUNK));
    var sums = pieces.computeIfAbsent(chunk.index(), _ -> new byte[count][]);
    sums[(int) (chunk.offset() / WorkPlan.CHUNK)] = sum;
    var whole = digest.start();
    for (var piece : sums) {
      if (piece == null) {
        return;
      }
      whole.update(piece);
    }
    pieces.remove(chunk.index());
    var combined = whole.digest();
    digests.set(chunk.index(), combined);
    cache.remember(file, digest.algorithm(file), combined);
  }
}
