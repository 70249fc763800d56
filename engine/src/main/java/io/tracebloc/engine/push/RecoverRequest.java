package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.replace.Keep;
import io.tracebloc.engine.transfer.StagingOptions;
import java.util.Optional;

/**
 * A replacement to be finished.
 *
 * @param release what is said about the release
 * @param dataset its name, valid ({@code contract/datasets.md} 4.1)
 * @param keep which dataset is to stay; empty lets the run decide
 * @param stage how the stage Pod is made
 */
public record RecoverRequest(
    ReleaseRequest release, String dataset, Optional<Keep> keep, StagingOptions stage) {
  public RecoverRequest {
    requireNonNull(release);
    requireNonNull(dataset);
    requireNonNull(keep);
    requireNonNull(stage);
  }
}
