package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;

/**
 * Finds a release of any known platform in the cluster's namespace. Safe for use by several
 * threads.
 */
public final class PlatformReleaseLocator implements ReleaseLocator {
  private final ReleaseLocator tracebloc;

  private PlatformReleaseLocator(ReleaseLocator tracebloc) {
    this.tracebloc = requireNonNull(tracebloc);
  }

  /** Looks for Helm's records where HELM_DRIVER says they are. */
  public static PlatformReleaseLocator of(Cluster cluster, HostEnvironment environment) {
    return new PlatformReleaseLocator(TraceblocReleaseLocator.of(cluster, environment));
  }

  /**
   * The release, whose target {@link InstalledRelease#choose} then gives: {@code
   * locate(request).choose(request.target())}.
   */
  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    return tracebloc.locate(request);
  }
}
