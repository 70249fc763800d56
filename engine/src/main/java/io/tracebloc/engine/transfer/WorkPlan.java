package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Cuts a file set into work items, in order, without ever holding more than one: small files into
 * segments, large ones into chunks. The same files always give the same items. Confined to one
 * thread at a time.
 */
final class WorkPlan implements Iterator<WorkItem> {
  /** Larger files are cut into chunks of this size. */
  static final long CHUNK = 32L << 20;

  private static final long SEGMENT = 8L << 20;
  private static final int SEGMENT_FILES = 1024;

  /** A segment may end early at a file that is picked by its name, one in so many. */
  private static final int CUT_AT_ONE_IN = 256;

  private final Iterator<DatasetFile> files;
  private final LongPredicate wanted;
  private long nextIndex;
  private long nextNumber;
  private Optional<DatasetFile> pending = Optional.empty();
  private long pendingIndex;
  private long pendingOffset;

  /**
   * A plan.
   *
   * @param wanted which files are to be sent, by index
   */
  WorkPlan(FileSet files, LongPredicate wanted) {
    this.files = files.iterator();
    this.wanted = wanted;
    advance();
  }

  @Override
  public boolean hasNext() {
    return pending.isPresent();
  }

  @Override
  public WorkItem next() {
    var file = pending.orElseThrow(NoSuchElementException::new);
    return file.size() > CHUNK ? chunk(file) : segment();
  }

  private WorkItem chunk(DatasetFile file) {
    long length = Math.min(CHUNK, file.size() - pendingOffset);
    var chunk = new WorkItem.Chunk(nextNumber++, pendingIndex, file, pendingOffset, length);
    pendingOffset += length;
    if (chunk.last()) {
      advance();
    }
    return chunk;
  }

  private WorkItem segment() {
    var members = new ArrayList<WorkItem.Member>();
    long bytes = 0;
    boolean cut = false;
    while (!cut && members.size() < SEGMENT_FILES && fits(bytes)) {
      var file = pending.orElseThrow();
      members.add(new WorkItem.Member(pendingIndex, file));
      bytes += file.size();
      advance();
      cut = bytes > SEGMENT / 4 && isCut(file);
    }
    return new WorkItem.Segment(nextNumber++, members);
  }

  private boolean fits(long bytes) {
    return pending
        .filter(file -> file.size() <= CHUNK)
        .filter(file -> bytes == 0 || bytes + file.size() <= SEGMENT)
        .isPresent();
  }

  /** So that one new file does not move the borders of all segments behind it. */
  private static boolean isCut(DatasetFile file) {
    return Math.floorMod(file.target().hashCode(), CUT_AT_ONE_IN) == 0;
  }

  private void advance() {
    pending = Optional.empty();
    pendingOffset = 0;
    while (files.hasNext() && pending.isEmpty()) {
      var file = files.next();
      pendingIndex = nextIndex++;
      if (wanted.test(pendingIndex)) {
        pending = Optional.of(file);
      }
    }
  }
}
