package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;

/**
 * Finds the index of a file by its name, by 64-bit hashes: twenty-five bytes or so for a file. A
 * wrong answer is as good as impossible, and the listing that seals an upload would tell.
 */
final class NameIndex {
  private final long[] hashes;
  private final int[] indices;
  private final int mask;

  NameIndex(FileSet files) {
    int slots = Integer.highestOneBit(Math.toIntExact(Math.max(8, files.count()))) << 2;
    hashes = new long[slots];
    indices = new int[slots];
    mask = slots - 1;
    int index = 0;
    for (var file : files) {
      put(hash(TransferPlan.listed(TransferPlan.encode(file))), index++);
    }
  }

  /**
   * Looks a name up.
   *
   * @param listed as {@link TransferPlan#listed} gives it
   * @return the index, or -1
   */
  int find(byte[] listed) {
    long hash = hash(listed);
    for (int slot = slot(hash); indices[slot] != 0; slot = (slot + 1) & mask) {
      if (hashes[slot] == hash) {
        return indices[slot] - 1;
      }
    }
    return -1;
  }

  private void put(long hash, int index) {
    int slot = slot(hash);
    while (indices[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    indices[slot] = index + 1;
  }

  private int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & mask;
  }

  /** FNV-1a. */
  private static long hash(byte[] bytes) {
    long hash = 0xcbf29ce484222325L;
    for (byte value : bytes) {
      hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
