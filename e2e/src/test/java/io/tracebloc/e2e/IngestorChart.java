package io.tracebloc.e2e;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stand-in of the ingestor chart (protocol.md 5), as Helm itself installs it.
 *
 * @param name the Helm release's name
 */
record IngestorChart(Workplace place, String name) {
  private static final int SECONDS = 90;

  /** The chart as the sources have it. */
  static Path folder() {
    return Path.of(System.getProperty("tracebloc.dist"))
        .resolve("../../../sandbox/src/main/charts/ingestor")
        .normalize();
  }

  /**
   * Installs.
   *
   * @throws IllegalStateException with Helm's words if that fails
   */
  void install(Consumer<InstallCommand> how) {
    var command =
        new Helm(folder())
            .install()
            .withName(name)
            .withNamespace(place.namespace())
            .withKubeConfig(place.cluster().kubeconfig())
            .withTimeout(SECONDS);
    how.accept(command);
    command.call();
  }

  /**
   * Upgrades.
   *
   * @throws IllegalStateException with Helm's words if that fails
   */
  void upgrade(Consumer<UpgradeCommand> how) {
    var command =
        new Helm(folder())
            .upgrade()
            .withName(name)
            .withNamespace(place.namespace())
            .withKubeConfig(place.cluster().kubeconfig())
            .withTimeout(SECONDS);
    how.accept(command);
    command.call();
  }

  void uninstall() {
    Helm.uninstall(name)
        .withNamespace(place.namespace())
        .withKubeConfig(place.cluster().kubeconfig())
        .call();
  }

  /** Status by revision, as {@code helm history} tells. */
  Map<Integer, String> statuses() {
    var statuses = new TreeMap<Integer, String>();
    Helm.history(name)
        .withNamespace(place.namespace())
        .withKubeConfig(place.cluster().kubeconfig())
        .call()
        .forEach(entry -> statuses.put(entry.getRevision(), entry.getStatus()));
    return statuses;
  }

  /** What the hook's only Pod printed. */
  String hookLog() {
    var pods =
        place.cluster().objects().list(ResourceTypes.PODS, Optional.of(place.namespace())).stream()
            .filter(pod -> label(pod, "job-name").equals(name + "-submit"))
            .map(pod -> pod.path("metadata").path("name").asString(""))
            .toList();
    return pods.size() == 1
        ? place.logOf(pods.getFirst())
        : "there are the pods " + pods + " of the hook";
  }

  /** Names of the Jobs of runs with that key. */
  List<String> runs(String key) {
    return place
        .cluster()
        .objects()
        .list(ResourceTypes.JOBS, Optional.of(place.namespace()))
        .stream()
        .filter(job -> label(job, "tracebloc.io/ingestion-run").equals(key))
        .map(job -> job.path("metadata").path("name").asString(""))
        .toList();
  }

  private static String label(ObjectNode object, String name) {
    return object.path("metadata").path("labels").path(name).asString("");
  }
}
