package io.tracebloc.engine.chart;

import io.tracebloc.engine.chart.RenderedChart.Manifest;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes for a chart that tell all that its templates make, hooks included: Helm's library gives out
 * no hooks, of which the ingestor chart consists, but it does give out notes, and those may include
 * any template.
 */
final class ManifestNotes {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/ -]+");
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");
  private static final String WEIGHT = "helm.sh/hook-weight";

  private final Path templates;

  /** Notes for the chart in a folder of ours. */
  ManifestNotes(Path chart) {
    templates = chart.resolve("templates");
  }

  /** Replaces the chart's own notes. */
  void write() {
    try {
      var parts = new ArrayList<String>();
      for (var name : names()) {
        parts.add("\"%1$s\" (include \"%2$s/%1$s\" .)".formatted(name, IngestorChart.NAME));
      }
      Files.writeString(
          templates.resolve("NOTES.txt"),
          "{{ dict %s | toJson }}".formatted(String.join(" ", parts)));
    } catch (IOException e) {
      throw unusable("its templates cannot be read", e);
    }
  }

  /** Those that Helm renders, relative to the chart, with slashes. */
  private List<String> names() throws IOException {
    try (var files = Files.walk(templates)) {
      var names =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("_"))
              .filter(file -> !file.getFileName().toString().equals("NOTES.txt"))
              .map(file -> templates.getParent().relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      for (var name : names) {
        if (!PLAIN.matcher(name).matches()) {
          throw unusable("it has a template called " + Printable.of(name), null);
        }
      }
      return names;
    }
  }

  /** The manifests in rendered notes: objects in the order of their templates, hooks by weight. */
  List<Manifest> read(String notes) {
    try {
      var manifests = new ArrayList<Manifest>();
      for (var rendered : JsonMapper.builder().build().readTree(notes).properties()) {
        for (var document : SEPARATOR.split(rendered.getValue().asString(""), -1)) {
          if (document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
            manifests.add(new Manifest(rendered.getKey(), document.strip() + "\n"));
          }
        }
      }
      manifests.sort(Comparator.comparingLong(ManifestNotes::weight));
      return manifests;
    } catch (JacksonException e) {
      throw unusable("Helm's library gave no notes for it", e);
    }
  }

  /** What is no hook comes first. */
  private static long weight(Manifest manifest) {
    try {
      var object = new Yaml(new SafeConstructor(new LoaderOptions())).load(manifest.yaml());
      return object instanceof Map<?, ?> fields
              && fields.get("metadata") instanceof Map<?, ?> metadata
              && metadata.get("annotations") instanceof Map<?, ?> annotations
              && annotations.containsKey("helm.sh/hook")
          ? Integer.parseInt(String.valueOf(annotations.get(WEIGHT)))
          : Long.MIN_VALUE;
    } catch (YAMLException | NumberFormatException e) {
      return 0;
    }
  }

  private static LocalFailure unusable(String reason, Exception cause) {
    return new LocalFailure(
        "The chart cannot be rendered: " + reason,
        "Use helm template, or name another chart with --chart",
        cause);
  }
}
