package io.tracebloc.commands.info;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.InstalledRelease;
import java.time.Duration;
import java.util.Optional;

/**
 * A release and whether a token for it can be had.
 *
 * @param context kubeconfig context that was used; empty if none
 * @param release what was found
 * @param tokenLifetime how long a freshly minted token lives, if one could be had
 * @param tokenProblem why none could be had, printable; empty if one was
 */
public record ReleaseReport(
    String context,
    InstalledRelease release,
    Optional<Duration> tokenLifetime,
    String tokenProblem) {
  public ReleaseReport {
    requireNonNull(context);
    requireNonNull(release);
    requireNonNull(tokenLifetime);
    requireNonNull(tokenProblem);
  }
}
