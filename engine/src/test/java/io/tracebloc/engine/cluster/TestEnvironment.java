package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Environments with nothing of the machine's own in them but PATH. */
final class TestEnvironment {
  private TestEnvironment() {}

  static HostEnvironment in(Path directory, String... variables) {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", System.getenv("PATH"));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return new HostEnvironment(all, directory, directory, false);
  }
}
