package io.tracebloc.engine.dataset.bytes;

/** Merge sort of plain indices: a million of them without a million objects. */
final class IndexSort {
  /** Compares what two indices stand for. */
  @FunctionalInterface
  interface Order {
    int compare(int left, int right);
  }

  private IndexSort() {}

  /** Sorts stably; returns the sorted array, which may be the given one. */
  static int[] sort(int[] indices, Order order) {
    var from = indices;
    var to = new int[indices.length];
    for (long width = 1; width < indices.length; width *= 2) {
      for (long low = 0; low < indices.length; low += 2 * width) {
        var middle = (int) Math.min(low + width, indices.length);
        var high = (int) Math.min(low + 2 * width, indices.length);
        merge(from, to, (int) low, middle, high, order);
      }
      var swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static void merge(int[] from, int[] to, int low, int middle, int high, Order order) {
    // Names often come in order already: then one comparison is enough.
    if (middle >= high || order.compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, low, to, low, high - low);
      return;
    }
    var left = low;
    var right = middle;
    for (var at = low; at < high; at++) {
      var takeLeft =
          right >= high || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[at] = from[takeLeft ? left++ : right++];
    }
  }
}
