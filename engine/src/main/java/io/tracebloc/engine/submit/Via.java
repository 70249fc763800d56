package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.HelmReleaseName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The way by which a run is submitted. */
public sealed interface Via {
  /** The way in one word, as users give it. */
  String word();

  /** A POST to jobs-manager ({@code contract/protocol.md} 1). */
  record Direct() implements Via {
    @Override
    public String word() {
      return "direct";
    }
  }

  /**
   * Installing or upgrading a release of the chart {@code ingestor}, whose hook posts to
   * jobs-manager ({@code contract/protocol.md} 5).
   *
   * @param chart folder, archive, {@code repo/name}, http(s) or oci address; empty asks for the
   *     chart that lies beside the client chart in one of Helm's repositories
   * @param version version, or range of versions, of a chart from a repository
   * @param release name of the release to install or upgrade
   * @param hookImage image that runs the submit; empty leaves it to the chart
   * @param hookTimeout for the submit, the pull of its image included; whole seconds
   * @param keepFailed whether a release whose first install failed is left in place
   */
  record Chart(
      Optional<String> chart,
      Optional<String> version,
      String release,
      Optional<String> hookImage,
      Duration hookTimeout,
      boolean keepFailed)
      implements Via {
    /** How long Helm waits for a hook if nothing else is said. */
    public static final Duration STANDARD_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

    /**
     * Checks the name and the time.
     *
     * @throws InputFailure if Helm would not accept them
     */
    public Chart {
      requireNonNull(chart);
      requireNonNull(version);
      requireNonNull(hookImage);
      if (!HelmReleaseName.accepts(release)) {
        throw new InputFailure(
            "\"%s\" is no name for a Helm release".formatted(Printable.of(release)),
            "Use at most 53 lower-case letters, digits, hyphens and dots, with a letter or digit at"
                + " both ends");
      }
      if (hookTimeout.toSeconds() < 1 || hookTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
        throw new InputFailure(
            "%s is no time to wait for a hook".formatted(hookTimeout),
            "Give a time between a second and a day");
      }
    }

    /** The standard chart, installed under the name that goes with the table. */
    public static Chart ofTable(String table) {
      return new Chart(
          Optional.empty(),
          Optional.empty(),
          releaseOf(table),
          Optional.empty(),
          STANDARD_TIMEOUT,
          false);
    }

    /**
     * The name of a table's release if none is given: {@code ingest-} and the table in lower case,
     * with hyphens for what Helm does not accept.
     */
    public static String releaseOf(String table) {
      var name = "ingest-" + table.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      return name.substring(0, Math.min(name.length(), HelmReleaseName.LONGEST))
          .replaceAll("-+$", "");
    }

    @Override
    public String word() {
      return "chart";
    }
  }
}
