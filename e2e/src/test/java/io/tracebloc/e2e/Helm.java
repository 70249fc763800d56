package io.tracebloc.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Helm with the plugin installed: the real one where the build names it, else its rules. */
interface Helm {
  /**
   * Runs {@code helm tracebloc} with these arguments.
   *
   * @param shell folder and environment to run it in
   */
  Outcome run(Command shell, List<String> arguments);

  /** The one to test with. {@code HELM_BIN} names a real one. */
  static Helm with(Path plugin) {
    return Optional.ofNullable(System.getenv("HELM_BIN"))
        .filter(path -> !path.isEmpty())
        .<Helm>map(path -> new RealHelm(path, plugin))
        .orElseGet(() -> new HelmRules(plugin));
  }
}
