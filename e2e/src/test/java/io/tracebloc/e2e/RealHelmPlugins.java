package io.tracebloc.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code helm plugin} of a real Helm.
 *
 * @param program its path
 * @param folder where its plugins are
 */
record RealHelmPlugins(String program, Path folder) {
  /** That which {@code HELM_BIN} names; without one the test is skipped. */
  static RealHelmPlugins here(Path folder) {
    var program = Optional.ofNullable(System.getenv("HELM_BIN")).filter(path -> !path.isEmpty());
    assumeTrue(program.isPresent(), "HELM_BIN names no Helm");
    return new RealHelmPlugins(program.orElseThrow(), folder);
  }

  private Outcome run(Command shell, String... words) {
    return new Command(List.of(program, "plugin"), shell.folder(), shell.environment())
        .and(words)
        .with("HELM_PLUGINS", folder.toString())
        .run();
  }

  /** Installs from a web address; Helm 4 has to be told that there is no signature. */
  Outcome install(Command shell, String address) {
    var help = run(shell, "install", "--help");
    return help.out().contains("--verify")
        ? run(shell, "install", "--verify=false", address)
        : run(shell, "install", address);
  }

  Outcome uninstall(Command shell) {
    return run(shell, "uninstall", "tracebloc");
  }
}
