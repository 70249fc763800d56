package io.tracebloc.commands.kubectl;

import java.util.ArrayList;
import java.util.List;

/** What stands below the help of commands. */
final class Footers {
  private Footers() {}

  /**
   * Examples, and where the other flags are told.
   *
   * @param examples what follows the command in each
   */
  static List<String> of(List<String> examples) {
    var lines = new ArrayList<>(List.of("", "Examples:"));
    examples.forEach(example -> lines.add("  ${COMMAND-FULL-NAME} " + example));
    lines.add("");
    lines.add("Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
    return List.copyOf(lines);
  }
}
