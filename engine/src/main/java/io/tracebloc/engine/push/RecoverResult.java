package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.replace.Keep;
import java.util.Optional;

/**
 * How a replacement was finished.
 *
 * @param dataset its name
 * @param release name of the release, once it was found
 * @param namespace its namespace
 * @param kept which dataset is there; empty if nothing was to be finished, or if that failed
 * @param failure what went wrong; both datasets are as they were, or as far as the warnings say
 */
public record RecoverResult(
    String dataset,
    Optional<String> release,
    Optional<String> namespace,
    Optional<Keep> kept,
    Optional<Failure> failure) {
  public RecoverResult {
    requireNonNull(dataset);
    requireNonNull(release);
    requireNonNull(namespace);
    requireNonNull(kept);
    requireNonNull(failure);
  }
}
