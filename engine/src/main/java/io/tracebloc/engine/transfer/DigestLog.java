package io.tracebloc.engine.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SHA-256 digests in order, 32 bytes each: a million of them in 32 MB. Confined to one thread at a
 * time.
 */
final class DigestLog {
  static final int LENGTH = 32;

  private static final int PER_PAGE = 4096;

  private final List<byte[]> pages = new ArrayList<>();
  private long count;

  void add(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException("not a SHA-256 digest");
    }
    int slot = (int) (count % PER_PAGE);
    if (slot == 0) {
      pages.add(new byte[PER_PAGE * LENGTH]);
    }
    System.arraycopy(digest, 0, pages.getLast(), slot * LENGTH, LENGTH);
    count++;
  }

  boolean matches(long index, byte[] digest) {
    if (index >= count) {
      throw new IndexOutOfBoundsException(Long.toString(index));
    }
    int start = (int) (index % PER_PAGE) * LENGTH;
    var page = pages.get((int) (index / PER_PAGE));
    return Arrays.equals(page, start, start + LENGTH, digest, 0, LENGTH);
  }

  long count() {
    return count;
  }
}
