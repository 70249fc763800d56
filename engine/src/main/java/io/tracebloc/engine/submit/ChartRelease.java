package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

/**
 * The Helm release that a run was submitted with.
 *
 * @param name its name
 * @param namespace where its record is
 * @param revision number of the revision that submitted
 * @param status Helm's word for how that revision ended, or {@code removed} if it was taken away
 *     again
 * @param chart name and version of the chart, for example {@code ingestor-0.2.0}
 */
public record ChartRelease(
    String name, String namespace, int revision, String status, String chart) {
  /** Checks that nothing is missing. */
  public ChartRelease {
    requireNonNull(name);
    requireNonNull(namespace);
    requireNonNull(status);
    requireNonNull(chart);
  }
}
