package io.tracebloc.sandbox.standin.spec;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One broken rule of the document.
 *
 * @param path where: keys (String) and indices (Integer) from the root; for a missing key the
 *     object that should hold it
 * @param keyword which kind of rule, as JSON Schema names it, for example {@code required}
 * @param message what is wrong, worded as the ingestor words it (datasets.md 2.2)
 */
public record Violation(List<Object> path, String keyword, String message) {
  /** The ingestor's order (datasets.md 2.2): by path; equal paths keep the order of discovery. */
  static final Comparator<Violation> BY_PATH =
      (left, right) -> comparePaths(left.path(), right.path());

  public Violation {
    path = List.copyOf(path);
  }

  /** The ingestor's line: two spaces, dotted path or {@code <root>}, message. */
  public String line() {
    var where =
        path.isEmpty()
            ? "<root>"
            : path.stream().map(String::valueOf).collect(Collectors.joining("."));
    return "  " + where + ": " + message;
  }

  private static int comparePaths(List<Object> left, List<Object> right) {
    for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
      var order = compareSegments(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareSegments(Object left, Object right) {
    if (left instanceof Integer leftIndex && right instanceof Integer rightIndex) {
      return leftIndex.compareTo(rightIndex);
    }
    var leftCodePoints = left.toString().codePoints().toArray();
    var rightCodePoints = right.toString().codePoints().toArray();
    return java.util.Arrays.compare(leftCodePoints, rightCodePoints);
  }
}
