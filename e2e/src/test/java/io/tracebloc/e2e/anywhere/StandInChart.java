package io.tracebloc.e2e.anywhere;

import com.marcnuri.helm.Helm;
import io.tracebloc.e2e.HelmCharts;
import java.io.IOException;
import java.nio.file.Path;

/** The stand-in of the client chart, as helm-java installs it. */
final class StandInChart {
  private final Ground ground;
  private final Path chart;

  /** The chart, unpacked into a folder, because Helm reads files. */
  StandInChart(Ground ground, Path folder) throws IOException {
    this.ground = ground;
    this.chart = HelmCharts.unpack(StandInChart.class, "stand-in", folder);
  }

  /** Installs a release of that name into the namespace of that name, which Helm makes. */
  void install(String name) {
    var command =
        new Helm(chart)
            .install()
            .withName(name)
            .withNamespace(name)
            .createNamespace()
            .withKubeConfig(ground.kubeconfig())
            .waitReady()
            .withTimeout(180);
    ground.valuesFile().ifPresent(command::withValuesFile);
    ground.values().forEach(command::set);
    var release = command.call();
    if (!release.getStatus().equals("deployed")) {
      throw new AssertionError("release " + name + " is " + release.getStatus());
    }
  }

  /** Removes the release with all that Helm made for it, except the namespace. */
  void uninstall(String name) {
    Helm.uninstall(name).withNamespace(name).withKubeConfig(ground.kubeconfig()).call();
  }
}
