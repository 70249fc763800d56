package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.List;

/**
 * Finds a release of any known platform ({@code contract/releases.md} 1.7): the tracebloc client,
 * its predecessors, Crater, Polyaxon, the ClearML agent, and what a person's own profile is for.
 * Safe for use by several threads.
 */
public final class PlatformReleaseLocator implements ReleaseLocator {
  private final Cluster cluster;
  private final HelmDriver driver;
  private final boolean live;
  private final ReleaseChooser chooser;

  private PlatformReleaseLocator(
      Cluster cluster, HelmDriver driver, boolean live, ReleaseChooser chooser) {
    this.cluster = requireNonNull(cluster);
    this.driver = driver;
    this.live = live;
    this.chooser = requireNonNull(chooser);
  }

  /**
   * Looks for Helm's records where HELM_DRIVER says they are, and confirms every fact against live
   * objects.
   */
  public static PlatformReleaseLocator of(Cluster cluster, HostEnvironment environment) {
    return new PlatformReleaseLocator(
        cluster, HelmDriver.of(environment), true, ReleaseChooser.none());
  }

  /**
   * The same with few requests: what a readable record says is believed, and only workloads and
   * claims are looked at.
   */
  public PlatformReleaseLocator believingRecords() {
    return new PlatformReleaseLocator(cluster, driver, false, chooser);
  }

  /** The same asking somebody which of several releases is meant. */
  public PlatformReleaseLocator choosing(ReleaseChooser among) {
    return new PlatformReleaseLocator(cluster, driver, live, among);
  }

  /**
   * The release, whose target {@link InstalledRelease#choose} then gives: {@code
   * locate(request).choose(request.target())}.
   */
  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    try (var reads = new Reads()) {
      return search(cluster.namespace(), reads).one(request, chooser);
    }
  }

  /** All releases of the cluster's namespace that can be meant; none is a failure. */
  public List<InstalledRelease> locateAll(ReleaseRequest request) {
    try (var reads = new Reads()) {
      return search(cluster.namespace(), reads).all(request);
    }
  }

  private PlatformSearch search(String namespace, Reads reads) {
    return new PlatformSearch(
        new ObjectReader(ApiCalls.of(cluster)), driver, namespace, live, reads);
  }
}
