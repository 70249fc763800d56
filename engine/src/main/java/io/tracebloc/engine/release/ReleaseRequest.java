package io.tracebloc.engine.release;

import java.net.URI;
import java.util.Optional;

/**
 * What the user said about the release; empty means: find out ({@code contract/releases.md} 2.8).
 */
public record ReleaseRequest(
    Optional<String> release,
    Optional<String> claim,
    Optional<String> mountPath,
    Optional<String> serviceAccount,
    Optional<URI> endpoint) {

  /** Nothing said. */
  public static ReleaseRequest none() {
    return new ReleaseRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
