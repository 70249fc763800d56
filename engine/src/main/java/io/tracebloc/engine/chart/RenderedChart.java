package io.tracebloc.engine.chart;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a submission by chart would install.
 *
 * @param chart name and version of the chart, for example {@code ingestor-0.2.0}
 * @param release name of the Helm release
 * @param values the values that are given to it, in their order
 * @param manifests what it makes of them, hooks included, each with its template's path, in the
 *     order in which Helm would apply them
 */
public record RenderedChart(
    String chart, String release, Map<String, Object> values, List<Manifest> manifests) {
  /** Copies. */
  public RenderedChart {
    requireNonNull(chart);
    requireNonNull(release);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    manifests = List.copyOf(manifests);
  }

  /**
   * One rendered object.
   *
   * @param template path of its template in the chart
   * @param yaml its text
   */
  public record Manifest(String template, String yaml) {}
}
