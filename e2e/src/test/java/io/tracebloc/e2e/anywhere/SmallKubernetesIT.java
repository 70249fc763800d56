package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/** All scenarios once more, on a Kubernetes in a container, where there is a Docker engine. */
class SmallKubernetesIT {
  @TempDir private Path folder;

  @Test
  void theScenariosPassInAContainer() throws IOException, InterruptedException {
    assumeTrue(GivenCluster.chosen().isEmpty(), "another cluster was chosen for the scenarios");
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no Docker engine answers, so the scenarios do not run on a Kubernetes in a container");
    try (var small = SmallKubernetes.start(folder)) {
      var properties = small.properties();
      try {
        properties.forEach(System::setProperty);
        runScenarios();
      } finally {
        properties.keySet().forEach(System::clearProperty);
      }
    } catch (ContainerFetchException e) {
      abort("the images for a Kubernetes in a container cannot be had: " + e.getMessage());
    }
  }

  private static void runScenarios() {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(SmallKubernetesIT.class.getPackageName()))
            .filters(includeClassNamePatterns(".*AnywhereIT"))
            .build();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    var summary = listener.getSummary();
    var failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures, true), 30);
    assertThat(summary.getTotalFailureCount()).as(failures.toString()).isZero();
    assertThat(summary.getTestsSucceededCount()).isPositive();
  }
}
