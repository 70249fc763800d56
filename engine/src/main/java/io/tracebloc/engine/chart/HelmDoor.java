package io.tracebloc.engine.chart;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.submit.Via;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way in to Helm: its storage must be one that others can read, its library must be here. */
final class HelmDoor {
  private static final Set<String> STORED_IN_CLUSTER =
      Set.of("", "secret", "secrets", "configmap", "configmaps");

  private final HostEnvironment environment;
  private final BiFunction<WorkFolder, String, Helm> helms;

  /**
   * A door to Helm's library.
   *
   * @param kubeconfig the cluster, with credentials, asked when Helm needs it
   */
  HelmDoor(Supplier<String> kubeconfig, HostEnvironment environment) {
    this(
        environment,
        (folder, namespace) -> {
          if (!LaidOutLibrary.isHere()) {
            throw new LocalFailure(
                "This build of the program has no Helm library for this kind of machine",
                "Submit with --via direct");
          }
          return new HelmLibrary(kubeconfig, namespace, folder.neutralKubeconfig(environment));
        });
  }

  /**
   * A door to another Helm.
   *
   * @param helms gives Helm for a namespace, with a folder for its files
   */
  HelmDoor(HostEnvironment environment, BiFunction<WorkFolder, String, Helm> helms) {
    this.environment = requireNonNull(environment);
    this.helms = requireNonNull(helms);
  }

  /** What one visit has at hand. */
  record Room(Helm helm, WorkFolder folder, String namespace, ChartSource source, HelmFiles files) {
    /** The chart that is asked for, checked. */
    IngestorChart chart(Via.Chart way) {
      return source.chart(helm, way);
    }

    /** The release as it is now. */
    ReleaseState state(String release) {
      try {
        return new ReleaseState(release, namespace, helm.history(release));
      } catch (HelmException e) {
        throw new SubmitFailure(
                "Helm's record of release %s in namespace %s cannot be read: %s"
                    .formatted(Printable.of(release), Printable.of(namespace), e.words()),
                e.says("forbidden")
                    ? "Ask for the right to get, list, create, update and delete Secrets there (or"
                        + " ConfigMaps, if HELM_DRIVER says so), or submit with --via direct"
                    : "Try helm history %s -n %s, or submit with --via direct"
                        .formatted(Printable.of(release), Printable.of(namespace)),
                e)
            .explainedBy(CheckId.X4, CheckId.X8);
      }
    }
  }

  /** Visits Helm to change or ask a cluster. What was written for it is gone afterwards. */
  <T> T open(String namespace, Function<Room, T> visit) {
    checkStorage();
    return look(namespace, visit);
  }

  /** Visits Helm for something that needs no cluster. */
  <T> T look(String namespace, Function<Room, T> visit) {
    try (var folder = WorkFolder.create()) {
      var files = HelmFiles.of(environment, System.getProperty("os.name", ""));
      var source = new ChartSource(environment.workingDirectory(), new Repositories(files));
      return visit.apply(
          new Room(helms.apply(folder, namespace), folder, namespace, source, files));
    }
  }

  private void checkStorage() {
    var driver = Optional.ofNullable(environment.variables().get("HELM_DRIVER")).orElse("");
    if (!STORED_IN_CLUSTER.contains(driver)) {
      throw new LocalFailure(
          "With HELM_DRIVER=%s no release can be installed here: its record would not be in the"
                  .formatted(Printable.of(driver))
              + " cluster",
          "Unset HELM_DRIVER, or set it to secret or configmap, or submit with --via direct");
    }
  }
}
