package io.tracebloc.e2e.anywhere;

import io.tracebloc.e2e.Folders;
import io.tracebloc.sandbox.PracticeCluster;
import io.tracebloc.sandbox.PracticeClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** A practice cluster with nothing on it. */
final class PracticeGround {
  private PracticeGround() {}

  static Ground start() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("practice ground");
    var cluster = PracticeCluster.start(PracticeClusterOptions.in(folder).withReleases());
    // Its pods share one address, and must not be reachable from outside.
    var values =
        Map.of("standIn.volume", "/tracebloc", "standIn.variables.STANDIN_HTTP_HOST", "127.0.0.1");
    return new Ground(
        cluster.kubeconfig(),
        values,
        Optional.empty(),
        Optional.empty(),
        () -> {
          cluster.close();
          Folders.delete(folder);
        });
  }
}
