package io.tracebloc.engine.release;

import java.util.List;

/**
 * The releases that a look around found.
 *
 * @param releases those of known platforms, by namespace and name
 * @param warnings what kept others from being found or read
 */
public record ReleaseSurvey(List<InstalledRelease> releases, List<String> warnings) {
  public ReleaseSurvey {
    releases = List.copyOf(releases);
    warnings = warnings.stream().distinct().toList();
  }
}
