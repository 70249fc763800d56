package io.tracebloc.commands.template;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.chart.RenderedChart;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Previews as YAML documents separated by {@code ---}, or as one JSON object. The same previews
 * always give the same text.
 *
 * @param parts what is shown of each, in this order
 */
record PreviewText(List<Part> parts) {
  PreviewText {
    parts = List.copyOf(parts);
  }

  /** A single document or body stands alone, as it is submitted; several have titles. */
  String yaml(List<Preview> previews) {
    var chunks = new ArrayList<String>();
    var titled = parts.size() * previews.size() > 1;
    for (var preview : previews) {
      for (var part : parts) {
        var title = "# " + part.title(preview.submission().config().table()) + "\n";
        chunks.add((titled ? title : "") + withoutMarks(text(part, preview)));
      }
    }
    var text = chunks.stream().map(String::stripTrailing).collect(Collectors.joining("\n---\n"));
    return (titled || parts.contains(Part.MANIFESTS) ? "---\n" : "") + text + "\n";
  }

  private static String text(Part part, Preview preview) {
    return switch (part) {
      case DOCUMENT -> preview.submission().config().yaml();
      case BODY -> preview.submission().body();
      case VALUES -> new Document().putJsonMembers(preview.values()).toYaml();
      case MANIFESTS -> preview.chart().map(PreviewText::manifests).orElse("");
    };
  }

  /** As helm template prints them. */
  private static String manifests(RenderedChart chart) {
    return chart.manifests().stream()
        .map(
            manifest ->
                "---\n# Source: %s\n%s\n"
                    .formatted(
                        Printable.of(manifest.template()), withoutMarks(manifest.yaml()).strip()))
        .collect(Collectors.joining());
  }

  /** Without a mark at its begin, and without empty documents, for which charts often have one. */
  private static String withoutMarks(String text) {
    return text.replaceFirst("^(\\s*---[ \\t]*\\n)+", "");
  }

  /** Everything that was asked for, of all submissions. */
  Document json(List<Preview> previews) {
    return new Document().put("submissions", previews.stream().map(this::json).toList());
  }

  private Document json(Preview preview) {
    var submission = preview.submission();
    var config = submission.config();
    var document =
        new Document()
            .put("table", config.table())
            .put("category", config.category().id())
            .put("intent", config.intent())
            .put("release", submission.release())
            .put("namespace", submission.target().namespace())
            .put("chart_release", preview.way().release())
            .put("idempotency_key", submission.key().value());
    for (var part : parts) {
      switch (part) {
        case DOCUMENT -> document.put("document", config.yaml());
        case BODY -> document.putJson("body", submission.body());
        case VALUES -> document.putJson("values", preview.values());
        case MANIFESTS -> document.put("manifests", preview.chart().map(PreviewText::manifests));
      }
    }
    return document;
  }
}
