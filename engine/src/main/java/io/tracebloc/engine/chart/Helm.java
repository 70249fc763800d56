package io.tracebloc.engine.chart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of Helm, for one cluster and namespace. Calls block, and may be made by several
 * threads. Install and upgrade cannot be interrupted ({@link HelmCall} lets them be left behind);
 * an interrupt of any other call is an {@link io.tracebloc.engine.failure.InterruptedFailure}, and
 * the thread stays interrupted.
 */
interface Helm {
  /**
   * A chart to be read or installed.
   *
   * @param reference folder, archive, {@code repo/name} or address
   * @param version version or range, for charts from a repository
   */
  record ChartReference(String reference, Optional<String> version) {}

  /**
   * A change of a release.
   *
   * @param chart what is installed
   * @param release its name
   * @param values file with values
   * @param limit for each thing that Helm waits for
   */
  record Change(ChartReference chart, String release, Path values, Duration limit) {}

  /** The chart's own description, as YAML. */
  String description(ChartReference chart) throws HelmException;

  /** The chart's own values, as YAML. */
  String values(ChartReference chart) throws HelmException;

  /** The revisions of a release in the order of their numbers; none if there is no such release. */
  List<Revision> history(String release) throws HelmException;

  /** Installs a release that does not exist; ends when its hooks have. */
  void install(Change change) throws HelmException;

  /** Upgrades a release; ends when its hooks have. */
  void upgrade(Change change) throws HelmException;

  /** Removes a release, without its hooks. */
  void uninstall(String release) throws HelmException;

  /** The notes of a chart in a folder, made without any cluster. */
  String notes(Path chart, String release, Path values) throws HelmException;
}
