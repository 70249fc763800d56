package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.submit.Via;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which way runs are submitted: a POST to jobs-manager, or a release of the ingestor chart. */
public final class SubmitOptions extends ChartOptions {
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
      names = "--keep-failed",
      preprocessor = AttachedValue.class,
      description = "Leave a release in place whose first install failed")
  private boolean keepFailed;

  /** The ways by name. */
  enum Way {
    DIRECT,
    CHART
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
      case CHART -> chart(table, timeout, keepFailed);
    };
  }

  private Via direct() {
    if (chartIsMeant() || keepFailed) {
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
