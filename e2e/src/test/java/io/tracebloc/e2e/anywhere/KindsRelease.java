package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.e2e.HelmCharts;
import io.tracebloc.engine.release.StoredRevisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A release of the chart {@code kinds} in a namespace of its own, changed by Helm and read by Helm
 * and by us.
 */
record KindsRelease(Visit visit, Path chart, String namespace) implements AutoCloseable {
  private static final String NAME = "kinds.v2";

  static KindsRelease begin(Visit visit) throws IOException {
    var chart = HelmCharts.unpack(KindsRelease.class, "kinds", visit.folder());
    var namespace = visit.site().namespace() + "-" + visit.table().replace('_', '-');
    return new KindsRelease(visit, chart, namespace);
  }

  private Path kubeconfig() {
    return visit.site().ground().kubeconfig();
  }

  private String toolsImage() {
    return visit.site().ground().values().getOrDefault("standIn.toolsImage", "alpine:3.20");
  }

  /** A file of values, new with each call. */
  Path values(String yaml) throws IOException {
    return Files.writeString(Files.createTempFile(visit.folder(), "values", ".yaml"), yaml);
  }

  /** Installs; a failure is Helm's to record. */
  KindsRelease install(Consumer<InstallCommand> how) {
    var command =
        new Helm(chart)
            .install()
            .withName(NAME)
            .withNamespace(namespace)
            .createNamespace()
            .withTimeout(60)
            .withKubeConfig(kubeconfig());
    how.accept(command);
    attempt(command.set("toolsImage", toolsImage())::call);
    return this;
  }

  /** Upgrades; a failure is Helm's to record. */
  KindsRelease upgrade(Consumer<UpgradeCommand> how) {
    var command =
        new Helm(chart)
            .upgrade()
            .withName(NAME)
            .withNamespace(namespace)
            .withTimeout(60)
            .withKubeConfig(kubeconfig());
    how.accept(command);
    attempt(command::call);
    return this;
  }

  private static void attempt(Runnable call) {
    try {
      call.run();
    } catch (IllegalStateException recorded) {
      assertThat(recorded).hasMessageNotContaining("nil pointer");
    }
  }

  KindsRelease uninstallButKeepTheHistory() {
    Helm.uninstall(NAME).keepHistory().withNamespace(namespace).withKubeConfig(kubeconfig()).call();
    return this;
  }

  StoredRevisions ours() {
    return new StoredRevisions(visit.site().kubernetes().cluster(), namespace, NAME);
  }

  /** Status by revision, as {@code helm history} tells. */
  Map<Integer, String> statuses() {
    var statuses = new TreeMap<Integer, String>();
    Helm.history(NAME)
        .withMax(50)
        .withNamespace(namespace)
        .withKubeConfig(kubeconfig())
        .call()
        .forEach(entry -> statuses.put(entry.getRevision(), entry.getStatus()));
    return statuses;
  }

  /** Requires that both readers know the same revisions, with the same statuses and values. */
  KindsRelease assertBothReadTheSame() throws IOException {
    var ours = ours();
    var statuses = statuses();
    assertThat(ours.statuses()).isNotEmpty().isEqualTo(statuses);
    for (var revision : statuses.keySet()) {
      var theirs =
          Helm.get(NAME)
              .values()
              .allValues()
              .withRevision(revision)
              .withNamespace(namespace)
              .withKubeConfig(kubeconfig())
              .call();
      assertThat(ValueTree.ofJson(ours.values(revision)))
          .as("values of revision %d, of which Helm says%n%s", revision, theirs)
          .isEqualTo(ValueTree.ofYaml(theirs));
    }
    return this;
  }

  @Override
  public void close() throws ApiException {
    visit.site().kubernetes().deleteNamespace(namespace);
  }
}
