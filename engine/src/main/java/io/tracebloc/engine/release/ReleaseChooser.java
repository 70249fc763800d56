package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;

/** Chooses among several releases, for example by asking a person. */
@FunctionalInterface
public interface ReleaseChooser {
  /**
   * Chooses one.
   *
   * @return the one that is meant; empty if it cannot be told, which makes several a failure
   */
  Optional<ReleaseSummary> choose(List<ReleaseSummary> releases);

  /** Never chooses. */
  static ReleaseChooser none() {
    return releases -> Optional.empty();
  }
}
