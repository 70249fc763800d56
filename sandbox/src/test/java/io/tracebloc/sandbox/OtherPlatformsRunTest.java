package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.standin.release.PlatformSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All platforms stand side by side on one practice cluster. */
class OtherPlatformsRunTest {
  @TempDir private Path directory;

  @Test
  void theirClaimsAreBoundAndTheirPodsReady() throws Exception {
    var platforms =
        Stream.of(
                "crater",
                "crater-defaults=crater-b",
                "polyaxon-0",
                "polyaxon-1=polyaxon-b",
                "clearml-1",
                "clearml-5=clearml-b",
                "tracebloc-legacy")
            .map(PlatformSpec::parse)
            .toList();
    var options =
        PracticeClusterOptions.in(directory.resolve("cluster"))
            .withReleases()
            .withPlatforms(platforms);

    // Starting waits for the claims and Deployments of them all.
    try (var cluster = PracticeCluster.start(options)) {
      assertThat(cluster.claimDirectory("lab-jobs", "lab-rwx")).isPresent();
      assertThat(cluster.claimDirectory("lab-jobs", "lab-ro")).isPresent();
      assertThat(cluster.claimDirectory("crater-b-jobs", "crater-rw-storage")).isPresent();
      assertThat(cluster.claimDirectory("polyaxon", "scans-pvc")).isPresent();
      assertThat(cluster.claimDirectory("polyaxon-b", "imaging-pvc")).isPresent();
      assertThat(cluster.claimDirectory("clearml-b", "datasets-rwx")).isPresent();
      assertThat(cluster.claimDirectory("edge1", "client-pvc")).isPresent();
      assertThat(cluster.claimDirectory("edge1", "client-logs-pvc")).isPresent();
    }
  }

  @Test
  void twoInOneNamespaceAreRefused() {
    var options = PracticeClusterOptions.in(directory.resolve("cluster"));
    var both = List.of(PlatformSpec.parse("polyaxon-0"), PlatformSpec.parse("polyaxon-1"));

    assertThatThrownBy(() -> options.withPlatforms(both))
        .hasMessageContainingAll("polyaxon-0", "polyaxon-1", "polyaxon-1=NAMESPACE");
  }
}
