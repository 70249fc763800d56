package io.tracebloc.engine.chart;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder for what Helm's library only reads from files; nothing secret is among it. Readable by
 * this user only, and gone at the end.
 */
final class WorkFolder implements AutoCloseable {
  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A new, empty folder.
   *
   * @throws LocalFailure if there can be none
   */
  static WorkFolder create() {
    try {
      // Java lets nobody else in.
      return new WorkFolder(Files.createTempDirectory("tracebloc-chart-"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Its place. */
  Path path() {
    return folder;
  }

  /**
   * A kubeconfig that says nothing: Helm's library reads one in any case, although all it needs is
   * handed over in memory. Only the context that HELM_KUBECONTEXT names must be in it.
   */
  Path neutralKubeconfig(HostEnvironment environment) {
    var context =
        Optional.ofNullable(environment.variables().get("HELM_KUBECONTEXT"))
            .filter(name -> !name.isEmpty())
            .orElse("none");
    return write(
        "kubeconfig.json",
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "current-context",
            context,
            "clusters",
            List.of(Map.of("name", "none", "cluster", Map.of("server", "http://127.0.0.1:1"))),
            "users",
            List.of(Map.of("name", "none", "user", Map.of())),
            "contexts",
            List.of(
                Map.of("name", context, "context", Map.of("cluster", "none", "user", "none")))));
  }

  /** A file with this as JSON, which is YAML too. */
  Path write(String name, Object content) {
    try {
      return Files.writeString(
          folder.resolve(name), JsonMapper.builder().build().writeValueAsString(content));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static LocalFailure unwritable(IOException cause) {
    return new LocalFailure(
        "No temporary files can be written",
        "Make room in the folder for temporary files, or name another one with TMPDIR",
        cause);
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // What is left is small, and the system's to remove.
    }
  }
}
