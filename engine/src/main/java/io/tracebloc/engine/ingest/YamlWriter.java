package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Writes values as YAML that readers of YAML 1.1 and 1.2 understand alike ({@code
 * contract/datasets.md} trap 26): strings always in double quotes, numbers in forms common to both.
 */
final class YamlWriter {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]+");

  private YamlWriter() {}

  /** The text of a mapping, one key to a line. */
  static String write(JsonNode mapping) {
    return String.join("\n", block(mapping)) + "\n";
  }

  /** Lines of a collection that is not empty, without indentation. */
  private static List<String> block(JsonNode collection) {
    var lines = new ArrayList<String>();
    if (collection.isArray()) {
      collection.forEach(item -> appendItem(lines, item));
    } else {
      collection.properties().forEach(entry -> append(lines, entry.getKey(), entry.getValue()));
    }
    return lines;
  }

  private static void append(List<String> lines, String key, JsonNode value) {
    if (isFlat(value)) {
      lines.add(key(key) + ": " + flat(value));
    } else {
      lines.add(key(key) + ":");
      block(value).forEach(line -> lines.add("  " + line));
    }
  }

  private static void appendItem(List<String> lines, JsonNode item) {
    if (isFlat(item)) {
      lines.add("- " + flat(item));
      return;
    }
    var first = true;
    for (var line : block(item)) {
      lines.add((first ? "- " : "  ") + line);
      first = false;
    }
  }

  /** Whether a value fits on the line of its key: scalars, lists of them, what is empty. */
  private static boolean isFlat(JsonNode value) {
    return value.isEmpty()
        || (value.isArray()
            && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isEmpty));
  }

  private static String flat(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(YamlWriter::flat)
          .collect(joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return "{}";
    }
    return YamlScalar.untyped(value).orElseGet(() -> scalar(value));
  }

  private static String scalar(JsonNode value) {
    if (value.isString()) {
      return YamlText.quoted(value.stringValue());
    }
    if (value.isFloatingPointNumber()) {
      return fraction(value.doubleValue());
    }
    return value.isNull() ? "null" : value.asString();
  }

  /** YAML 1.1 wants a point, and a sign in the exponent. */
  private static String fraction(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number < 0 ? "-.inf" : ".inf";
    }
    var text = Double.toString(number);
    return text.contains("E-") ? text.replace('E', 'e') : text.replace("E", "e+");
  }

  private static String key(String key) {
    return PLAIN_KEY.matcher(key).matches() && YamlScalar.tag(key).equals(Tag.STR)
        ? key
        : YamlText.quoted(key);
  }
}
