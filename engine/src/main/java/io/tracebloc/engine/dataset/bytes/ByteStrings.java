package io.tracebloc.engine.dataset.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing list of byte strings, packed into blocks: a million names of 20 bytes take 25 MiB. Safe
 * for several readers once nothing is added any more.
 */
public final class ByteStrings {
  private static final int BLOCK_BITS = 18;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int LENGTH_BYTES = 5;

  private final List<byte[]> blocks = new ArrayList<>();
  private int[] positions = new int[16];
  private int used = BLOCK;
  private int size;

  /** Number of strings. */
  public int size() {
    return size;
  }

  /**
   * Adds a string at the end.
   *
   * @throws IllegalStateException if the list has reached 2 GiB
   */
  public void add(Slice string) {
    var need = string.length() + LENGTH_BYTES;
    if (used + need > BLOCK) {
      if (blocks.size() == 1 << (31 - BLOCK_BITS)) {
        throw new IllegalStateException("more than 2 GiB of names");
      }
      // A string longer than a block gets a block of its own size.
      blocks.add(new byte[Math.max(BLOCK, need)]);
      used = 0;
    }
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size + (size >> 1) + 16);
    }
    positions[size++] = (blocks.size() - 1) << BLOCK_BITS | used;
    var block = blocks.getLast();
    used = writeLength(block, used, string.length());
    System.arraycopy(string.bytes(), string.start(), block, used, string.length());
    used += string.length();
  }

  /** The string at an index; valid for ever. */
  public Slice get(int index) {
    var position = positions[index];
    var block = blocks.get(position >>> BLOCK_BITS);
    var at = position & (BLOCK - 1);
    var length = 0;
    for (var shift = 0; ; shift += 7) {
      var part = block[at++];
      length |= (part & 0x7f) << shift;
      if (part >= 0) {
        return new Slice(block, at, at + length);
      }
    }
  }

  /**
   * Puts the strings in the order of their unsigned bytes.
   *
   * @return for each new index the old one
   */
  public int[] sort() {
    return sort(0);
  }

  /**
   * Puts the strings from this index on in the order of their unsigned bytes.
   *
   * @return for each new index, counted from there, the old one, counted likewise
   */
  public int[] sort(int from) {
    var order = new ByteStringOrder(this, from).sorted();
    var sorted = new int[order.length];
    for (var index = 0; index < order.length; index++) {
      sorted[index] = positions[from + order[index]];
    }
    System.arraycopy(sorted, 0, positions, from, sorted.length);
    return order;
  }

  private static int writeLength(byte[] block, int at, int length) {
    var rest = length;
    var next = at;
    while (rest > 0x7f) {
      block[next++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[next++] = (byte) rest;
    return next;
  }
}
