package io.tracebloc.commands.runs;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.ReleaseRequest;
import java.time.Duration;

/**
 * Whose runs are meant.
 *
 * @param release if it is named, where it takes runs; else the namespace in force
 * @param everywhere whether lists are of all namespaces
 * @param removal how long a cancelled run's Job and Pods may take to go
 */
public record RunsScope(ReleaseRequest release, boolean everywhere, Duration removal) {
  private static final Duration REMOVAL = Duration.ofMinutes(1);

  public RunsScope {
    requireNonNull(release);
    requireNonNull(removal);
  }

  /** The runs of one namespace. */
  static RunsScope of(ReleaseRequest release) {
    return new RunsScope(release, false, REMOVAL);
  }

  RunsScope everywhere(boolean wanted) {
    return new RunsScope(release, wanted, removal);
  }

  RunsScope removedWithin(Duration limit) {
    return new RunsScope(release, everywhere, limit);
  }
}
