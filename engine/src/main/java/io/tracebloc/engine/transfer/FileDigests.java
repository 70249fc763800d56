package io.tracebloc.engine.transfer;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One digest for each file of a set, by index; 32 MB for a million of SHA-256. Each entry is
 * written by one thread at a time.
 */
final class FileDigests {
  private static final int PER_PAGE = 4096;

  private final AtomicReferenceArray<byte[]> pages;
  private final int length;

  FileDigests(long count, int length) {
    this.pages = new AtomicReferenceArray<>(Math.toIntExact((count + PER_PAGE - 1) / PER_PAGE));
    this.length = length;
  }

  void set(long index, byte[] digest) {
    System.arraycopy(digest, 0, page(index), start(index), length);
  }

  byte[] get(long index) {
    return Arrays.copyOfRange(page(index), start(index), start(index) + length);
  }

  private byte[] page(long index) {
    int number = (int) (index / PER_PAGE);
    var page = pages.get(number);
    if (page == null) {
      pages.compareAndSet(number, null, new byte[PER_PAGE * length]);
      page = pages.get(number);
    }
    return page;
  }

  private int start(long index) {
    return (int) (index % PER_PAGE) * length;
  }
}
