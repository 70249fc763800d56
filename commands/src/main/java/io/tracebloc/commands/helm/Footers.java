package io.tracebloc.commands.helm;

import java.util.ArrayList;
import java.util.List;

/** What stands below the help of commands. */
final class Footers {
  private Footers() {}

  /**
   * Examples, and where the other flags are told.
   *
   * @param examples what follows the release in each
   */
  static List<String> of(List<String> examples) {
    var lines = new ArrayList<>(List.of("", "Examples:"));
    examples.forEach(
        example -> lines.add(("  ${COMMAND-FULL-NAME} tracebloc " + example).stripTrailing()));
    lines.add("");
    lines.add("Use \"helm --help\" for the other flags of Helm that choose a cluster.");
    return List.copyOf(lines);
  }
}
