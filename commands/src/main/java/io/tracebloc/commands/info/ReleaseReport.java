package io.tracebloc.commands.info;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.InstalledRelease;
import java.util.Optional;

/**
 * A release and whether a token for it can be had.
 *
 * @param context kubeconfig context that was used; empty if none
 * @param release what was found
 * @param token whether a token of its ingestor account can be had; empty if it has no such account
 */
public record ReleaseReport(String context, InstalledRelease release, Optional<TokenReport> token) {
  public ReleaseReport {
    requireNonNull(context);
    requireNonNull(release);
    requireNonNull(token);
  }
}
