package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.submit.Via;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which way runs are submitted: a POST to jobs-manager, or a release of the ingestor chart. */
public final class SubmitOptions {
  @Option(
      names = "--via",
      paramLabel = "WAY",
      converter = WayConverter.class,
      defaultValue = "direct",
      description =
          "How the run is submitted: direct (default), or chart: install or upgrade a release of"
              + " the ingestor chart, whose hook submits it")
  private Way way = Way.DIRECT;

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

  @Option(
      names = "--keep-failed",
      preprocessor = AttachedValue.class,
      description = "Leave a release in place whose first install failed")
  private boolean keepFailed;

  @Option(
      names = "--staged",
      preprocessor = AttachedValue.class,
      description =
          "The data of the documents lies on the claim already: submit them as they are, and copy"
              + " nothing")
  private boolean staged;

  /** The ways by name. */
  enum Way {
    DIRECT,
    CHART
  }

  /** Whether the documents are to be submitted as they are. */
  public boolean staged() {
    return staged;
  }

  /**
   * The way for a table's run.
   *
   * @param timeout how long the hook may take, if that was said
   * @throws InputFailure if something is said about a chart that is not used, or Helm would not
   *     accept a name
   */
  public Via via(String table, Optional<Duration> timeout) {
    return switch (way) {
      case DIRECT -> direct();
      case CHART ->
          new Via.Chart(
              Optional.ofNullable(chart),
              Optional.ofNullable(chartVersion),
              chartRelease == null ? Via.Chart.releaseOf(table) : chartRelease,
              Optional.ofNullable(hookImage),
              timeout.orElse(Via.Chart.STANDARD_TIMEOUT),
              keepFailed);
    };
  }

  private Via direct() {
    if (chart != null
        || chartVersion != null
        || chartRelease != null
        || hookImage != null
        || keepFailed) {
      throw new InputFailure(
          "Something is said about a chart, but the run is submitted directly",
          "Add --via chart, or leave --chart, --chart-version, --chart-release, --hook-image"
              + " and --keep-failed out");
    }
    return new Via.Direct();
  }

  /** Reads a way. */
  static final class WayConverter extends WordConverter<Way> {
    WayConverter() {
      super(Way.class);
    }
  }
}
