package io.tracebloc.engine.dataset.bytes;

import java.util.Arrays;

/**
 * Puts the strings of a {@link ByteStrings} in order without an object for each: a few of their
 * bytes and their index are packed into one number, the numbers are sorted, and where they agree
 * the next few bytes decide. Stable. For one use.
 */
final class ByteStringOrder {
  /** Bytes of a string in one number. */
  private static final int KEY_BYTES = 3;

  private static final int INDEX_BITS = 31;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
  private static final int FEW = 16;

  private final ByteStrings strings;
  private final int first;
  private final long[] keys;

  /** The strings from an index on; all indices here are counted from there. */
  ByteStringOrder(ByteStrings strings, int first) {
    this.strings = strings;
    this.first = first;
    this.keys = new long[strings.size() - first];
  }

  /** For each place in the order the index of its string. */
  int[] sorted() {
    for (var index = 0; index < keys.length; index++) {
      keys[index] = index;
    }
    sort(0, keys.length, 0);
    var order = new int[keys.length];
    for (var place = 0; place < order.length; place++) {
      order[place] = index(place);
    }
    return order;
  }

  /** Sorts the places from low up to high, whose strings agree in their first bytes. */
  private void sort(int low, int high, int agreed) {
    if (high - low <= FEW) {
      insertionSort(low, high);
      return;
    }
    var from = agreed + commonLength(low, high, agreed);
    for (var place = low; place < high; place++) {
      var index = index(place);
      keys[place] = (long) key(string(index), from) << INDEX_BITS | index;
    }
    Arrays.sort(keys, low, high);
    for (var start = low; start < high; ) {
      var end = endOfEqual(start, high);
      if (end - start > 1 && hasMore(start)) {
        sort(start, end, from + KEY_BYTES);
      }
      start = end;
    }
  }

  /** How many bytes behind those known to agree are the same in all strings. */
  private int commonLength(int low, int high, int agreed) {
    var first = string(index(low));
    var common = first.length() - agreed;
    for (var place = low + 1; place < high && common > 0; place++) {
      var other = string(index(place));
      var start = first.start() + agreed;
      var otherStart = other.start() + agreed;
      var length = Math.min(common, other.length() - agreed);
      var mismatch =
          Arrays.mismatch(
              first.bytes(), start, start + length, other.bytes(), otherStart, otherStart + length);
      common = mismatch < 0 ? length : mismatch;
    }
    return common;
  }

  /** Three bytes and how many of them there are: a string comes before its continuations. */
  private static int key(Slice string, int from) {
    var present = Math.min(KEY_BYTES, string.length() - from);
    var key = 0;
    for (var at = 0; at < KEY_BYTES; at++) {
      key = key << 8 | (at < present ? string.at(from + at) & 0xff : 0);
    }
    return key << 2 | present;
  }

  private int endOfEqual(int start, int high) {
    var key = keys[start] >>> INDEX_BITS;
    var end = start + 1;
    while (end < high && keys[end] >>> INDEX_BITS == key) {
      end++;
    }
    return end;
  }

  /** Whether the strings with this key may go on behind it. */
  private boolean hasMore(int place) {
    return (keys[place] >>> INDEX_BITS & 3) == KEY_BYTES;
  }

  private void insertionSort(int low, int high) {
    // Equal keys are in the order of their indices already, and nothing overtakes its equal.
    for (var place = low + 1; place < high; place++) {
      var key = keys[place];
      var string = string((int) (key & INDEX_MASK));
      var at = place;
      while (at > low && string(index(at - 1)).compareBytes(string) > 0) {
        keys[at] = keys[at - 1];
        at--;
      }
      keys[at] = key;
    }
  }

  private Slice string(int index) {
    return strings.get(first + index);
  }

  private int index(int place) {
    return (int) (keys[place] & INDEX_MASK);
  }
}
