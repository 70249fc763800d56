package io.tracebloc.distribution;

import io.tracebloc.distribution.packages.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs programs that belong to the build, with nothing of the user's own configuration.
 *
 * @param home the folder that is their home and working directory
 */
record Program(Path home) {
  /** Where the practice cluster's stand-ins list the classes that they load. */
  Path classLists() {
    return home.resolve("class-lists");
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException with what it printed, if it fails
   */
  void run(String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(KUBE|HELM_|XDG_|JAVA_|TRACEBLOC_).*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "KUBECONFIG",
                home.resolve("cluster/kubeconfig").toString(),
                "HELM_NAMESPACE",
                "practice",
                "PRACTICE_CLASS_LISTS",
                classLists().toString()));
    Tool.run(builder);
  }
}
