package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Target;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.transfer.VolumeWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The datasets of one release. Safe for use by several threads. */
public final class Catalog {
  /**
   * Where every tracebloc release has its volume, should nothing tell ({@code releases.md} 2.8).
   */
  private static final String MOUNT = "/data/shared";

  private static final Duration GLANCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final PodStreams streams;
  private final InstalledRelease release;

  /** The datasets of this release. */
  public Catalog(Cluster cluster, PodStreams streams, InstalledRelease release) {
    this.cluster = requireNonNull(cluster);
    this.streams = requireNonNull(streams);
    this.release = requireNonNull(release);
  }

  /**
   * Names of the datasets in a cluster's namespace, for a person who is typing one: one list of
   * Pods and one exec. Only names that a dataset can have, sorted.
   *
   * @throws io.tracebloc.engine.failure.Failure if the database cannot be asked
   */
  public static List<String> names(Cluster cluster, PodStreams streams) {
    return Database.of(cluster, streams, cluster.namespace()).rows(SchemaPass.names()).stream()
        .flatMap(row -> row.text(0).stream())
        .filter(TableName::isSafe)
        .sorted()
        .toList();
  }

  /**
   * Lists them, in at most three execs.
   *
   * @throws io.tracebloc.engine.failure.ReleaseFailure if no database is running
   * @throws io.tracebloc.engine.failure.CatalogFailure if it cannot be asked
   */
  public DatasetList list() {
    var warnings = new ArrayList<String>();
    var pods = pods();
    var told = new Listing(database(pods), warnings::add).read();
    var glance = new VolumeGlance(pods, streams, mountPath(), GLANCE, warnings::add);
    return new DatasetList(
        release.namespace(), release.name(), told.entries(glance::sizes), warnings);
  }

  /**
   * Shows one.
   *
   * @param name in any spelling of its case
   * @throws io.tracebloc.engine.failure.NoSuchDatasetFailure if there is none
   * @throws io.tracebloc.engine.failure.InputFailure if several differ in case alone
   */
  public DatasetDetails show(String name) {
    var warnings = new ArrayList<String>();
    var pods = pods();
    var glance = new VolumeGlance(pods, streams, mountPath(), GLANCE, warnings::add);
    return new DatasetLook(database(pods), glance, warnings)
        .at(name, release.namespace(), release.name());
  }

  /**
   * Finds out what would be removed, and whether that can be done.
   *
   * @throws io.tracebloc.engine.failure.ReleaseFailure if the datasets cannot be listed, or the
   *     release has no volume
   * @throws io.tracebloc.engine.failure.CatalogFailure if rights are missing
   */
  public RemovalPlan plan(List<String> names) {
    var warnings = new ArrayList<String>();
    var pods = pods();
    var glance = new VolumeGlance(pods, streams, mountPath(), GLANCE, warnings::add);
    var items =
        new RemovalPlanning(database(pods), glance, release.namespace(), mountPath()).items(names);
    new Rights(cluster).require(release.staging().namespace());
    return new RemovalPlan(release.namespace(), release.name(), items, warnings);
  }

  /**
   * Removes datasets as planned; failures end up in the result. Interrupting the thread ends it.
   *
   * @param pod opens the Pod that works on the volume; not called before the database was found
   */
  public RemovalResult remove(RemovalPlan plan, Supplier<VolumeWork> pod) {
    try {
      return new Removal(plan, database(pods())).run(pod);
    } catch (Failure failure) {
      return new RemovalResult(List.of(), List.of(), Optional.of(failure));
    }
  }

  private RunningPods pods() {
    return RunningPods.in(ApiCalls.of(cluster), release.namespace());
  }

  private Database database(RunningPods pods) {
    return Database.of(pods, streams, release.namespace());
  }

  private String mountPath() {
    return release.targets().stream()
        .findFirst()
        .flatMap(Target::mountPath)
        .map(path -> path.replaceFirst("/+$", ""))
        .filter(path -> !path.isEmpty())
        .orElse(MOUNT);
  }
}
