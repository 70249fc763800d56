package io.tracebloc.engine.release;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values a release runs with: the user's overrides over the chart's defaults ({@code
 * contract/releases.md} 1.4).
 *
 * @param tree the merged values; may hold passwords, see {@link Redaction}
 * @param warnings where an override has another shape than the default it replaces
 */
record EffectiveValues(Tree tree, List<String> warnings) {
  EffectiveValues {
    warnings = List.copyOf(warnings);
  }

  /** Nothing known. */
  static EffectiveValues none() {
    return new EffectiveValues(Tree.nothing(), List.of());
  }

  /** Merges; what is not a map counts as empty. */
  static EffectiveValues merge(Tree defaults, Tree overrides) {
    var warnings = new ArrayList<String>();
    var merged = merge(object(defaults), object(overrides), "", warnings);
    return new EffectiveValues(new Tree(merged), warnings);
  }

  private static JsonObject object(Tree tree) {
    return tree.element() instanceof JsonObject object ? object : new JsonObject();
  }

  private static JsonObject merge(
      JsonObject defaults, JsonObject overrides, String path, List<String> warnings) {
    var merged = new JsonObject();
    defaults.entrySet().stream()
        .filter(entry -> !overrides.has(entry.getKey()) && !entry.getValue().isJsonNull())
        .forEach(entry -> merged.add(entry.getKey(), entry.getValue()));
    for (Map.Entry<String, JsonElement> override : overrides.entrySet()) {
      var key = override.getKey();
      var byDefault = defaults.get(key);
      if (override.getValue().isJsonNull()) {
        // An override of null removes the key, default included.
        continue;
      }
      merged.add(key, merge(byDefault, override.getValue(), path + key, warnings));
    }
    return merged;
  }

  private static JsonElement merge(
      JsonElement byDefault, JsonElement override, String path, List<String> warnings) {
    if (override instanceof JsonObject map) {
      var below = byDefault instanceof JsonObject object ? object : new JsonObject();
      warnOfShape(byDefault, true, path, warnings);
      return merge(below, map, path + ".", warnings);
    }
    warnOfShape(byDefault, false, path, warnings);
    return override;
  }

  private static void warnOfShape(
      JsonElement byDefault, boolean map, String path, List<String> warnings) {
    if (byDefault != null && !byDefault.isJsonNull() && byDefault.isJsonObject() != map) {
      warnings.add(
          map
              ? "Value %s is a map, but the chart expects none there".formatted(path)
              : "Value %s is not a map, but the chart expects one there".formatted(path));
    }
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "EffectiveValues" + Redaction.of(tree).element();
  }
}
