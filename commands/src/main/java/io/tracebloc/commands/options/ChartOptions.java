package io.tracebloc.commands.options;

import io.tracebloc.engine.submit.Via;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The release of the ingestor chart that submits a run. */
public class ChartOptions extends StagedOption {
  @Option(
      names = "--chart",
      paramLabel = "CHART",
      description =
          "Ingestor chart: folder, archive, REPO/NAME, URL or oci://...; default: the one beside"
              + " the client chart in Helm's repositories")
  private String chart;

  @Option(
      names = "--chart-version",
      paramLabel = "VERSION",
      description = "Version, or range of versions, of a chart from a repository")
  private String chartVersion;

  @Option(
      names = "--chart-release",
      paramLabel = "NAME",
      description = "Release to install or upgrade (default ingest-<table>)")
  private String chartRelease;

  @Option(
      names = "--hook-image",
      paramLabel = "IMAGE",
      description = "Image of the hook that submits, instead of the chart's own; needs curl")
  private String hookImage;

  /** Whether anything is said about a chart. */
  final boolean chartIsMeant() {
    return Stream.of(chart, chartVersion, chartRelease, hookImage).anyMatch(Objects::nonNull);
  }

  /**
   * The way through the chart for a table's run.
   *
   * @param timeout how long the hook may take
   * @param keepFailed whether a release whose first install failed is left in place
   * @throws io.tracebloc.engine.failure.InputFailure if Helm would not accept a name
   */
  public final Via.Chart chart(String table, Optional<Duration> timeout, boolean keepFailed) {
    return new Via.Chart(
        Optional.ofNullable(chart),
        Optional.ofNullable(chartVersion),
        chartRelease == null ? Via.Chart.releaseOf(table) : chartRelease,
        Optional.ofNullable(hookImage),
        timeout.orElse(Via.Chart.STANDARD_TIMEOUT),
        keepFailed);
  }
}
