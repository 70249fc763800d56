package io.tracebloc.e2e.anywhere;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Values of a release in one form, whoever told them: numbers as Helm keeps them (64-bit floating
 * point), and without the keys that are null, for a null says that there is no value.
 */
public final class ValueTree {
  private ValueTree() {}

  /** What {@code helm get values} printed. */
  public static Object ofYaml(String text) {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return document == null ? Map.of() : normal(document);
  }

  /** What our reader gives. */
  public static Object ofJson(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        var map = new TreeMap<String, Object>();
        object.entrySet().stream()
            .filter(entry -> !entry.getValue().isJsonNull())
            .forEach(entry -> map.put(entry.getKey(), ofJson(entry.getValue())));
        yield map;
      }
      case JsonArray array -> {
        var list = new ArrayList<Object>();
        array.forEach(item -> list.add(ofJson(item)));
        yield list;
      }
      default -> scalar(element);
    };
  }

  private static Object scalar(JsonElement element) {
    if (element.isJsonNull()) {
      return "null";
    }
    var value = element.getAsJsonPrimitive();
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    return value.isNumber() ? (Object) value.getAsDouble() : value.getAsString();
  }

  private static Object normal(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach(
            (key, below) -> {
              if (below != null) {
                sorted.put(String.valueOf(key), normal(below));
              }
            });
        yield sorted;
      }
      case List<?> list -> list.stream().map(ValueTree::normal).toList();
      case Number number -> number.doubleValue();
      default -> value;
    };
  }
}
