package io.tracebloc.benchmarks.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line said.
 *
 * @param works names of what is to be measured; none for everything
 * @param values by option, without dashes
 */
record Options(List<String> works, Map<String, String> values) {
  private static final List<String> TEXTS =
      List.of(
          "kubeconfig",
          "namespace",
          "release",
          "claim",
          "stage-image",
          "kubectl",
          "kubectl-older",
          "data");

  private static final Map<String, Long> NUMBERS =
      Map.of(
          "times", 3L,
          "bytes", 1L << 30,
          "files", 10_000L,
          "file-bytes", 10_240L,
          "names", 1_000_000L,
          "table-bytes", 500_000_000L,
          "line-bytes", 60_000_000L,
          "line-rate", 5_000_000L,
          "line-round-trip", 100L);

  /**
   * Reads options.
   *
   * @throws IllegalArgumentException if one is unknown or its value is wrong
   */
  static Options parse(List<String> words) {
    var works = new ArrayList<String>();
    var values = new HashMap<String, String>();
    for (var word = words.iterator(); word.hasNext(); ) {
      var next = word.next();
      if (!next.startsWith("--")) {
        works.add(next);
        continue;
      }
      var name = next.substring(2);
      if (!TEXTS.contains(name) && !NUMBERS.containsKey(name)) {
        throw new IllegalArgumentException("There is no option " + next);
      }
      if (!word.hasNext()) {
        throw new IllegalArgumentException(next + " needs a value");
      }
      var value = word.next();
      if (NUMBERS.containsKey(name) && !value.matches("[1-9][0-9]{0,14}")) {
        throw new IllegalArgumentException(next + " takes a positive number");
      }
      values.put(name, value);
    }
    return new Options(works, values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name).map(value -> Path.of(value).toAbsolutePath());
  }

  long number(String name) {
    return text(name).map(Long::parseLong).orElseGet(() -> NUMBERS.get(name));
  }

  int count(String name) {
    return Math.toIntExact(number(name));
  }
}
