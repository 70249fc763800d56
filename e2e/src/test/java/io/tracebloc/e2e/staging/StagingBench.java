package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferProgress;
import io.tracebloc.sandbox.PracticeCluster;
import io.tracebloc.sandbox.PracticeClusterOptions;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A practice cluster, the engine's view of it, and a switch for faults. */
final class StagingBench implements AutoCloseable {
  final PracticeCluster practice;
  final Cluster cluster;
  final AtomicReference<StreamFaults> faults = new AtomicReference<>(StreamFaults.NONE);
  final List<String> warnings = new CopyOnWriteArrayList<>();

  StagingBench(Path folder) throws IOException, InterruptedException {
    practice =
        PracticeCluster.start(
            PracticeClusterOptions.in(folder.resolve("cluster"))
                .withPods(settings -> settings.withFaults(opening -> faults.get().on(opening))));
    cluster =
        ClusterAccess.open(
            ClusterOptions.none(),
            new HostEnvironment(
                Map.of("KUBECONFIG", practice.dataScientistKubeconfig().toString()),
                folder,
                folder,
                false));
  }

  StagingTarget target() {
    return new StagingTarget(
        practice.namespace(),
        "client-pvc",
        "/data/shared",
        Optional.empty(),
        "ingestor",
        65532,
        OptionalLong.empty(),
        OptionalLong.of(65532),
        Map.of(),
        List.of());
  }

  Path staged(String table) {
    return practice.sharedDirectory().resolve(".tracebloc-staging").resolve(table);
  }

  /** Removes whatever an earlier test staged. */
  void clearVolume() throws IOException {
    var root = practice.sharedDirectory().resolve(".tracebloc-staging");
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Names of the stage Pods that exist. */
  List<String> stagePods() {
    var pods = ResourceTypes.ofKind("v1", "Pod").orElseThrow();
    return practice.objects().list(pods, Optional.of(practice.namespace())).stream()
        .map(pod -> pod.path("metadata").path("name").asString(""))
        .filter(name -> name.startsWith("tracebloc-stage-"))
        .toList();
  }

  /** Deletes them as somebody else would. */
  void deleteStagePods() {
    for (var name : stagePods()) {
      var call =
          ApiCalls.of(cluster)
              .core()
              .deleteNamespacedPod(name, practice.namespace())
              .gracePeriodSeconds(0);
      try (var response = call.buildCall(null).execute()) {
        assertThat(response.isSuccessful()).isTrue();
      } catch (ApiException | IOException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  TransferListener listener() {
    return listener(() -> {});
  }

  /** A listener that runs something at the first progress of some content. */
  TransferListener listener(Runnable onProgress) {
    return new TransferListener() {
      private boolean ran;

      @Override
      public void podPhase(String pod, String phase) {}

      @Override
      public void progress(TransferProgress progress) {
        if (!ran && progress.bytes() > 0) {
          ran = true;
          onProgress.run();
        }
      }

      @Override
      public void warning(String message) {
        warnings.add(message);
      }
    };
  }

  @Override
  public void close() {
    practice.close();
  }
}
