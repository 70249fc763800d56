package io.tracebloc.engine.release;

/**
 * Finds the release to use. {@link TraceblocReleaseLocator} looks for what a push can use, {@link
 * PlatformReleaseLocator} for a release of any platform that is known.
 */
public interface ReleaseLocator {
  /**
   * Reads Helm's records and live objects in the cluster's namespace.
   *
   * @throws io.tracebloc.engine.failure.ReleaseFailure if there is none, if there are several, or
   *     if its claim is unusable
   * @throws io.tracebloc.engine.failure.ClusterFailure if the API server does not answer
   */
  InstalledRelease locate(ReleaseRequest request);
}
