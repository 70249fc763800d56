package io.tracebloc.commands.version;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.ServerVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Between which versions of others this program was built and tested, both included. Of the newest
 * one, later patches are included unless it names one.
 *
 * @param what whose versions they are
 * @param oldest for example {@code 1.27}
 * @param newest for example {@code 1.33}
 */
record TestedVersions(String what, String oldest, String newest) {
  /** Of the API server, by kubectl's releases in the tests and clusters that were tried. */
  static final TestedVersions KUBERNETES = new TestedVersions("Kubernetes", "1.27", "1.33");

  /**
   * Of the client chart ({@code contract/releases.md} 2): the first version that takes ingestion
   * runs, and the newest one that is described.
   */
  static final TestedVersions CHART = new TestedVersions("The client chart", "1.3.3", "1.9.62");

  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[-+.].*)?");

  /** What a person should know about the versions of a server. */
  static List<String> warnings(ServerVersions server) {
    var warnings = new ArrayList<String>();
    KUBERNETES.warning(server.kubernetes(), "").ifPresent(warnings::add);
    for (var client : server.clients()) {
      var where = " of release " + Printable.of(client.release());
      client
          .chartVersion()
          .flatMap(version -> CHART.warning(version, where))
          .ifPresent(warnings::add);
    }
    return warnings;
  }

  private Optional<String> warning(String version, String where) {
    var numbers = numbers(version);
    if (numbers.length == 0) {
      return Optional.of(
          "%s%s has a version that is not understood: %s"
              .formatted(what, where, Printable.of(version)));
    }
    var older = compare(numbers, numbers(oldest), 3) < 0;
    var newer = compare(numbers, numbers(newest), parts(newest)) > 0;
    return older || newer
        ? Optional.of(
            "%s %s%s is %s than what this program was tested with (%s to %s)%s"
                .formatted(
                    what,
                    Printable.of(version),
                    where,
                    older ? "older" : "newer",
                    oldest,
                    newest,
                    older && equals(CHART) ? "; it takes no ingestion runs" : ""))
        : Optional.empty();
  }

  private static int[] numbers(String version) {
    var matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return new int[0];
    }
    var patch = Optional.ofNullable(matcher.group(3)).orElse("0");
    return new int[] {
      Integer.parseInt(matcher.group(1)),
      Integer.parseInt(matcher.group(2)),
      Integer.parseInt(patch)
    };
  }

  private static int parts(String version) {
    return version.split("\\.").length;
  }

  private static int compare(int[] first, int[] second, int parts) {
    for (var part = 0; part < parts; part++) {
      if (first[part] != second[part]) {
        return Integer.compare(first[part], second[part]);
      }
    }
    return 0;
  }
}
