package io.tracebloc.e2e;

import java.util.List;

/**
 * How a command ended.
 *
 * @param command what was run
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Outcome(List<String> command, int exitCode, String out, String err) {
  @Override
  public String toString() {
    return "%s\nexit code %d\n--- stdout\n%s\n--- stderr\n%s"
        .formatted(String.join(" ", command), exitCode, out, err);
  }
}
