package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Target;
import io.tracebloc.engine.stream.PodStreams;
import java.time.Duration;
import java.util.ArrayList;

/** The datasets of one release. Reads only. Safe for use by several threads. */
public final class Catalog {
  /** Where every tracebloc release has its volume, should nothing tell ({@code releases.md} 2.8). */
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
