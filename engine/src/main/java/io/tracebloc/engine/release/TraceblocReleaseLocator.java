package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;

/**
 * Finds the release of the tracebloc client chart ({@code contract/releases.md} 1, 2) in the
 * cluster's namespace. What the caller may not read is done without, down to the chart's fixed
 * names; the evidence tells. Safe for use by several threads.
 */
public final class TraceblocReleaseLocator implements ReleaseLocator {
  private final Cluster cluster;
  private final HelmDriver driver;
  private final ReleaseChooser chooser;

  private TraceblocReleaseLocator(Cluster cluster, HelmDriver driver, ReleaseChooser chooser) {
    this.cluster = requireNonNull(cluster);
    this.driver = driver;
    this.chooser = requireNonNull(chooser);
  }

  /** Looks for Helm's records where Helm keeps them by default. */
  public static TraceblocReleaseLocator of(Cluster cluster) {
    return new TraceblocReleaseLocator(cluster, HelmDriver.SECRETS, ReleaseChooser.none());
  }

  /** Looks for Helm's records where HELM_DRIVER says they are. */
  public static TraceblocReleaseLocator of(Cluster cluster, HostEnvironment environment) {
    return new TraceblocReleaseLocator(cluster, HelmDriver.of(environment), ReleaseChooser.none());
  }

  /** The same asking somebody which of several releases is meant. */
  public TraceblocReleaseLocator choosing(ReleaseChooser among) {
    return new TraceblocReleaseLocator(cluster, driver, among);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    var namespace = cluster.namespace();
    var objects = new ObjectReader(ApiCalls.of(cluster));
    var helm = new HelmReleases(objects, namespace, driver);
    var facts = new Facts();
    try (var reads = new Reads()) {
      var candidate =
          new ReleaseDiscovery(objects, helm, namespace, reads, facts).find(request, chooser);
      return new ReleaseResolution(objects, helm, namespace, true, reads, facts)
          .resolve(candidate, request);
    }
  }
}
