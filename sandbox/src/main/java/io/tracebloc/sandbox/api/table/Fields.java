package io.tracebloc.sandbox.api.table;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads what cells show. */
final class Fields {
  static final String NONE = "<none>";
  static final String UNKNOWN = "<unknown>";

  private Fields() {}

  static JsonNode at(JsonNode node, String... steps) {
    var here = node;
    for (var step : steps) {
      here = here.path(step);
    }
    return here;
  }

  static String text(JsonNode node, String... steps) {
    return at(node, steps).asString("");
  }

  static String textOr(String fallback, JsonNode node, String... steps) {
    var text = text(node, steps);
    return text.isEmpty() ? fallback : text;
  }

  static long number(JsonNode node, String... steps) {
    return at(node, steps).asLong(0);
  }

  static boolean flag(JsonNode node, String... steps) {
    return at(node, steps).asBoolean(false);
  }

  /** {@code a=b,c=d} or {@code <none>}. */
  static String labels(JsonNode labels) {
    return labels.isEmpty()
        ? NONE
        : labels.properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asString(""))
            .collect(Collectors.joining(","));
  }

  static String joined(JsonNode values, String separator) {
    return values
        .valueStream()
        .map(value -> value.asString(""))
        .collect(Collectors.joining(separator));
  }

  /** One field of each entry, comma-separated. */
  static String each(JsonNode entries, String field) {
    return entries
        .valueStream()
        .map(entry -> entry.path(field).asString(""))
        .collect(Collectors.joining(","));
  }

  /** Names of a pod template's containers. */
  static String containers(JsonNode object) {
    return each(at(object, "spec", "template", "spec", "containers"), "name");
  }

  /** Images of a pod template's containers. */
  static String images(JsonNode object) {
    return each(at(object, "spec", "template", "spec", "containers"), "image");
  }

  /** A label selector as text. */
  static String selector(JsonNode object) {
    return labels(at(object, "spec", "selector", "matchLabels"));
  }
}
