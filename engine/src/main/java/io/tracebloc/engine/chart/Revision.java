package io.tracebloc.engine.chart;

import java.util.regex.Pattern;

/**
 * A revision of a release.
 *
 * @param number counted from 1
 * @param status Helm's word ({@code contract/releases.md} 1.5)
 * @param chart name and version, for example {@code ingestor-0.2.0}
 * @param description the outcome in one line; from outside
 */
record Revision(int number, String status, String chart, String description) {
  private static final Pattern NAME_AND_VERSION = Pattern.compile("(.+?)-v?\\d+\\..*");

  /** Whether an operation is under way, or has died. */
  boolean isPending() {
    return status.startsWith("pending-");
  }

  /** The chart's name. */
  String chartName() {
    var parts = NAME_AND_VERSION.matcher(chart);
    return parts.matches() ? parts.group(1) : chart;
  }
}
