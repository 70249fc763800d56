package io.tracebloc.engine.release;

/** Finds the release to use. */
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
