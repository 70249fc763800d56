package io.tracebloc.engine.chart;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Helm keeps what it knows of repositories on this machine.
 *
 * @param repositories list of repositories
 * @param cache what was fetched from them
 */
record HelmFiles(Path repositories, Path cache) {
  /**
   * The files by the HELM_* variables, else by Helm's own rules for this system; an empty variable
   * counts as not set.
   *
   * @param system name of the operating system, as Java has it
   */
  static HelmFiles of(HostEnvironment environment, String system) {
    var variables = environment.variables();
    var name = system.toLowerCase(Locale.ROOT);
    var folders = new Folders(variables, environment.home(), name);
    return new HelmFiles(
        path(variables, "HELM_REPOSITORY_CONFIG")
            .orElseGet(() -> folders.configuration().resolve("repositories.yaml")),
        path(variables, "HELM_REPOSITORY_CACHE")
            .orElseGet(() -> folders.cache().resolve("repository")));
  }

  private static Optional<Path> path(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  private record Folders(Map<String, String> variables, Path home, String system) {
    Path configuration() {
      return path(variables, "HELM_CONFIG_HOME")
          .or(() -> path(variables, "XDG_CONFIG_HOME").map(folder -> folder.resolve("helm")))
          .orElseGet(
              () ->
                  isMac()
                      ? home.resolve("Library/Preferences/helm")
                      : windows("APPDATA").orElseGet(() -> home.resolve(".config/helm")));
    }

    Path cache() {
      return path(variables, "HELM_CACHE_HOME")
          .or(() -> path(variables, "XDG_CACHE_HOME").map(folder -> folder.resolve("helm")))
          .orElseGet(
              () ->
                  isMac()
                      ? home.resolve("Library/Caches/helm")
                      : windows("TEMP").orElseGet(() -> home.resolve(".cache/helm")));
    }

    private boolean isMac() {
      return system.startsWith("mac");
    }

    private Optional<Path> windows(String variable) {
      return system.startsWith("windows")
          ? path(variables, variable).map(folder -> folder.resolve("helm"))
          : Optional.empty();
    }
  }
}
