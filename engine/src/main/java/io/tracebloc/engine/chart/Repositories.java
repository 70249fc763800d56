package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Helm's repositories on this machine, and which of them holds the ingestor chart. */
final class Repositories {
  private static final Set<String> CHARTS = Set.of("client", IngestorChart.NAME);
  private static final int LARGEST = 4 << 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final HelmFiles files;

  Repositories(HelmFiles files) {
    this.files = files;
  }

  /**
   * The ingestor chart of the one repository that offers it beside the client chart ({@code
   * contract/protocol.md} 5), as {@code repo/name}.
   *
   * @throws LocalFailure if there is no such repository, or more than one
   */
  String ingestorChart() {
    var fitting = names().stream().filter(this::offersBoth).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst() + "/" + IngestorChart.NAME;
    }
    throw new LocalFailure(
        fitting.isEmpty()
            ? "None of Helm's repositories on this machine offers the charts client and ingestor"
            : "Several of Helm's repositories offer the charts client and ingestor: "
                + Printable.of(String.join(", ", fitting)),
        "Name the ingestor chart with --chart: a folder, an archive, REPO/ingestor or an address");
  }

  private List<String> names() {
    try (var content = Files.newInputStream(files.repositories())) {
      var text = new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
      var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return loaded instanceof Map<?, ?> file && file.get("repositories") instanceof List<?> list
          ? list.stream()
              .map(entry -> entry instanceof Map<?, ?> known ? known.get("name") : null)
              .map(name -> Objects.toString(name, ""))
              .filter(name -> NAME.matcher(name).matches())
              .distinct()
              .toList()
          : List.of();
    } catch (IOException | YAMLException e) {
      // No list, or a damaged one: no repositories, as far as this goes.
      return List.of();
    }
  }

  /** By the list of names that Helm keeps beside the index, which may be very large. */
  private boolean offersBoth(String repository) {
    Path list = files.cache().resolve(repository + "-charts.txt");
    try (var lines = Files.lines(list)) {
      return lines.map(String::strip).filter(CHARTS::contains).distinct().count() == CHARTS.size();
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }
}
