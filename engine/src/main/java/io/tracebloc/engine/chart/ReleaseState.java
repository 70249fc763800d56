package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import java.util.List;

/** What is known of a release by its revisions, and what may be done with it. */
final class ReleaseState {
  private final String release;
  private final String namespace;
  private final List<Revision> revisions;

  /**
   * A release.
   *
   * @param revisions in the order of their numbers
   */
  ReleaseState(String release, String namespace, List<Revision> revisions) {
    this.release = release;
    this.namespace = namespace;
    this.revisions = List.copyOf(revisions);
  }

  /** Whether it is to be installed, because there is none. */
  boolean isNew() {
    return revisions.isEmpty();
  }

  /** The number of the revision that a change makes. */
  int nextRevision() {
    return isNew() ? 1 : revisions.getLast().number() + 1;
  }

  /**
   * Sees whether it can take a submit: there is none, or it belongs to the ingestor chart and
   * nothing is under way ({@code contract/releases.md} 1.5).
   *
   * @throws SubmitFailure if it cannot
   */
  void check() {
    if (isNew()) {
      return;
    }
    var last = revisions.getLast();
    if (!last.chartName().equals(IngestorChart.NAME)) {
      throw refused(
          "belongs to the chart %s".formatted(Printable.of(last.chart())),
          "Name another release with --chart-release");
    }
    if (last.isPending()) {
      throw refused(
          "is in %s: another operation is under way, or has died".formatted(last.status()),
          last.number() == 1
              ? "Wait for it; if it has died, remove the release with helm uninstall %s -n %s, or"
                  + " name another one with --chart-release"
              : "Wait for it; if it has died, go back with helm rollback %s -n %s, or name another"
                  + " release with --chart-release");
    }
    if (last.status().startsWith("uninstall")) {
      throw refused(
          "is in %s, and its history is kept".formatted(last.status()),
          "Remove its history with helm uninstall %s -n %s, or name another release with"
              + " --chart-release");
    }
  }

  private SubmitFailure refused(String reason, String remedy) {
    var name = Printable.of(release);
    var place = Printable.of(namespace);
    return new SubmitFailure(
        "Release %s in namespace %s %s".formatted(name, place, reason),
        remedy.formatted(name, place));
  }
}
