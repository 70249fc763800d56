package io.tracebloc.distribution.notices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Licences of Go modules by the beginning of their path.
 *
 * @param rules the longest first
 */
record GoLicences(List<Rule> rules) {
  /**
   * A line of the table.
   *
   * @param path the beginning of a module's path, ending where a part of it ends
   */
  record Rule(String path, List<String> licences) {
    boolean covers(String module) {
      return module.equals(path) || module.startsWith(path + "/");
    }
  }

  /**
   * Reads the table: a path and licences with commas between; lines with {@code #} are left out.
   */
  static GoLicences parse(String table) {
    var rules = new ArrayList<Rule>();
    for (var line : table.lines().filter(text -> !text.isBlank()).toList()) {
      if (!line.startsWith("#")) {
        var words = line.split("\\s+", -1);
        rules.add(new Rule(words[0], List.of(words[1].split(",", -1))));
      }
    }
    rules.sort(Comparator.comparingInt((Rule rule) -> rule.path().length()).reversed());
    return new GoLicences(List.copyOf(rules));
  }

  /**
   * The licences of a module.
   *
   * @throws IllegalArgumentException if it is not covered
   */
  List<String> of(String module) {
    return rules.stream()
        .filter(rule -> rule.covers(module))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Nobody has written down the licence of " + module))
        .licences();
  }
}
