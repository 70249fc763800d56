package io.tracebloc.engine.transfer;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.release.StagingTarget;

/** Opens stage Pods ({@code contract/protocol.md} 4). */
public final class Staging {
  private Staging() {}

  /**
   * Creates a stage Pod and waits until it is ready. Reports orphans of earlier crashes as
   * warnings. If it fails, the Pod is deleted before the exception leaves.
   *
   * @param bytes size of the data to come; decides how long the Pod may live
   * @throws io.tracebloc.engine.failure.StagingFailure if the Pod is refused or does not become
   *     ready
   * @throws io.tracebloc.engine.failure.ClusterFailure if the API server does not answer
   * @throws io.tracebloc.engine.failure.InterruptedFailure if the thread was interrupted
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static StagingSession open(
      Cluster cluster,
      StagingTarget target,
      StagingOptions options,
      long bytes,
      TransferListener listener) {
    throw new UnsupportedOperationException("follows with the next commits");
  }
}
