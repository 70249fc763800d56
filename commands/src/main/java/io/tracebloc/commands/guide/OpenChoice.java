package io.tracebloc.commands.guide;

import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseSummary;
import java.util.List;
import java.util.Optional;

/**
 * Leaves it open which of several releases is meant, so that work that is being shown fails, and
 * remembers them: asking is for when its lines and interrupts are no longer in the way. Safe for
 * use by several threads.
 */
public final class OpenChoice implements ReleaseChooser {
  private volatile List<ReleaseSummary> releases = List.of();

  @Override
  public Optional<ReleaseSummary> choose(List<ReleaseSummary> several) {
    releases = List.copyOf(several);
    return Optional.empty();
  }

  /** Whether there was something to choose. */
  public boolean isOpen() {
    return !releases.isEmpty();
  }

  /** The one that is meant, if there was something to choose and somebody tells. */
  public Optional<ReleaseSummary> settle(ReleaseChooser person) {
    return isOpen() ? person.choose(releases) : Optional.empty();
  }
}
