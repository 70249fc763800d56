package io.tracebloc.engine.dataset.files;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many files have which extension; beyond a hundred different ones the rest is lumped. */
final class ExtensionCounts {
  private static final String OTHERS = "other extensions";

  private final SortedMap<String, Long> counts = new TreeMap<>();

  void add(String extension, long files) {
    var apart = counts.size() < ScannedDirectory.MOST_EXTENSIONS || counts.containsKey(extension);
    counts.merge(apart ? extension : OTHERS, files, Long::sum);
  }

  void add(ExtensionCounts others) {
    others.counts.forEach(this::add);
  }

  /** Extensions with their numbers; not to be changed. */
  SortedMap<String, Long> counts() {
    return counts;
  }
}
