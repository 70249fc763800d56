package io.tracebloc.engine.chart;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.chart.Helm.ChartReference;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A chart that was looked at and is what it must be.
 *
 * @param reference what to install, its version settled
 * @param version its version
 */
record IngestorChart(ChartReference reference, String version) {
  static final String NAME = "ingestor";

  /** The values that a submit sets, or relies on ({@code contract/protocol.md} 5). */
  private static final List<String> NEEDED =
      List.of(
          "ingestConfig",
          "idempotencyKey",
          "image",
          "jobsManager",
          "serviceAccount",
          "hookImage",
          "hookTimeoutSeconds");

  /** Name and version, as Helm writes them. */
  String fullName() {
    return NAME + "-" + version;
  }

  /**
   * Checks a chart.
   *
   * @param description its {@code Chart.yaml}
   * @param values its {@code values.yaml}
   * @throws InputFailure if it is another chart
   */
  static IngestorChart of(ChartReference reference, String description, String values) {
    var shown = Printable.of(reference.reference());
    var facts = mapping(description);
    var name = Objects.toString(facts.get("name"), "");
    if (!name.equals(NAME)) {
      throw wrong(shown, "it is the chart \"%s\"".formatted(Printable.of(name)));
    }
    if (Objects.toString(facts.get("type"), "application").equals("library")) {
      throw wrong(shown, "it is a library");
    }
    var given = mapping(values);
    var missing = NEEDED.stream().filter(key -> !given.containsKey(key)).collect(joining(", "));
    if (!missing.isEmpty()) {
      throw wrong(shown, "it has no value " + missing);
    }
    var version = Objects.toString(facts.get("version"), "");
    return new IngestorChart(settled(reference, version), version);
  }

  /** What a repository offers may change until the install. */
  private static ChartReference settled(ChartReference reference, String version) {
    return version.isEmpty()
        ? reference
        : new ChartReference(reference.reference(), Optional.of(version));
  }

  private static Map<?, ?> mapping(String text) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(text) instanceof Map<?, ?> map
          ? map
          : Map.of();
    } catch (YAMLException e) {
      return Map.of();
    }
  }

  private static InputFailure wrong(String chart, String reason) {
    return new InputFailure(
        "%s is not the tracebloc chart \"%s\": %s".formatted(chart, NAME, reason),
        "Name the chart with --chart; it lies in the same repository as the client chart");
  }
}
