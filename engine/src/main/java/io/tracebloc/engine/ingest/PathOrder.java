package io.tracebloc.engine.ingest;

import java.util.Arrays;
import java.util.List;

/**
 * The order of paths in lists of violations ({@code contract/datasets.md} 2.2): element by element,
 * a prefix first, indices as numbers, keys by code point (trap 23).
 */
final class PathOrder {
  private PathOrder() {}

  static int compare(List<String> left, List<String> right) {
    for (var index = 0; index < Math.min(left.size(), right.size()); index++) {
      var order = compareSegments(left.get(index), right.get(index));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareSegments(String left, String right) {
    return isIndex(left) && isIndex(right)
        ? Integer.compare(Integer.parseInt(left), Integer.parseInt(right))
        : Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }

  /** Keys that look like indices are compared as such too, which only shows among themselves. */
  private static boolean isIndex(String segment) {
    return segment.length() < 10
        && !segment.isEmpty()
        && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
