package io.tracebloc.commands.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.stream.Transport;
import java.util.Optional;

/**
 * A push as ordered on the command line.
 *
 * @param dataset what to push
 * @param cluster where to
 * @param release which release there
 * @param stageImage image of the stage Pod, if not the default
 * @param transport how files travel
 * @param idempotencyKey key of the run, if not a fresh one
 * @param imageDigest ingestor image, if not that of the release
 * @param dryRun whether to stop before anything is created
 * @param detach whether to stop as soon as the run is accepted
 */
public record PushOrder(
    DatasetRequest dataset,
    ClusterOptions cluster,
    ReleaseRequest release,
    Optional<String> stageImage,
    Transport transport,
    Optional<String> idempotencyKey,
    Optional<String> imageDigest,
    boolean dryRun,
    boolean detach) {

  public PushOrder {
    requireNonNull(dataset);
    requireNonNull(cluster);
    requireNonNull(release);
    requireNonNull(transport);
  }
}
