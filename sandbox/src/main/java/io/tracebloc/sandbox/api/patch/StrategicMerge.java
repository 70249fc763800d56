package io.tracebloc.sandbox.api.patch;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: a merge patch that knows which lists are sets of named things, and that
 * understands the {@code $patch}, {@code $deleteFromPrimitiveList}, {@code $setElementOrder} and
 * {@code $retainKeys} directives.
 */
public final class StrategicMerge {
  private static final String PATCH = "$patch";
  private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
  private static final String ORDER = "$setElementOrder/";
  private static final String RETAIN = "$retainKeys";

  /** By which field the entries of a list are told apart, as the API types say. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("env", "name"),
          Map.entry("volumes", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("secrets", "name"),
          Map.entry("conditions", "type"),
          Map.entry("addresses", "type"),
          Map.entry("hostAliases", "ip"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("resourceClaims", "name"),
          Map.entry("ownerReferences", "uid"));

  private static final Set<String> VALUE_SETS = Set.of("finalizers");

  private StrategicMerge() {}

  /** The target as changed by the patch; neither argument is modified. */
  public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    return merge(target, patch);
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    var directive = patch.path(PATCH).asString("");
    if (directive.equals("replace")) {
      return withoutDirectives(patch);
    }
    var result =
        directive.equals("delete") ? JsonNodeFactory.instance.objectNode() : target.deepCopy();
    retain(result, patch.get(RETAIN));
    for (var change : patch.properties()) {
      var field = change.getKey();
      if (field.startsWith(DELETE_VALUES)) {
        deleteValues(result, field.substring(DELETE_VALUES.length()), change.getValue());
      } else if (!field.startsWith("$")) {
        set(result, field, change.getValue());
      }
    }
    for (var change : patch.properties()) {
      if (change.getKey().startsWith(ORDER)) {
        order(result, change.getKey().substring(ORDER.length()), change.getValue());
      }
    }
    return result;
  }

  private static void set(ObjectNode result, String field, JsonNode value) {
    switch (value) {
      case ObjectNode changes -> {
        var before =
            result.get(field) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        if (changes.path(PATCH).asString("").equals("delete")) {
          result.remove(field);
        } else {
          result.set(field, merge(before, changes));
        }
      }
      case ArrayNode changes -> {
        var before =
            result.get(field) instanceof ArrayNode array
                ? array
                : JsonNodeFactory.instance.arrayNode();
        result.set(field, mergeList(field, before, changes));
      }
      default -> {
        if (value.isNull()) {
          result.remove(field);
        } else {
          result.set(field, value);
        }
      }
    }
  }

  private static ArrayNode mergeList(String field, ArrayNode before, ArrayNode changes) {
    if (VALUE_SETS.contains(field)) {
      var merged = before.deepCopy();
      for (var value : changes) {
        if (merged.valueStream().noneMatch(value::equals)) {
          merged.add(value);
        }
      }
      return merged;
    }
    var replaces =
        changes.valueStream().anyMatch(entry -> entry.path(PATCH).asString("").equals("replace"));
    var key = replaces ? Optional.<String>empty() : key(field, before, changes);
    if (key.isEmpty()) {
      return plain(changes);
    }
    var merged = before.deepCopy();
    for (var change : changes) {
      mergeEntry(merged, key.get(), (ObjectNode) change);
    }
    return merged;
  }

  private static void mergeEntry(ArrayNode entries, String key, ObjectNode change) {
    var index = index(entries, key, change.path(key));
    if (change.path(PATCH).asString("").equals("delete")) {
      if (index >= 0) {
        entries.remove(index);
      }
    } else if (index >= 0) {
      entries.set(index, merge((ObjectNode) entries.get(index), change));
    } else {
      entries.add(merge(JsonNodeFactory.instance.objectNode(), change));
    }
  }

  /** Ports are told apart by number, which containers and Services spell differently. */
  private static Optional<String> key(String field, ArrayNode before, ArrayNode changes) {
    var key = KEYS.get(field);
    if (field.equals("ports")) {
      var samples = new ArrayList<JsonNode>();
      before.forEach(samples::add);
      changes.forEach(samples::add);
      var container = samples.stream().anyMatch(port -> port.has("containerPort"));
      key = container ? "containerPort" : "port";
    }
    var wanted = key;
    var keyed =
        wanted != null
            && changes.valueStream().allMatch(entry -> entry.isObject() && entry.has(wanted));
    return keyed ? Optional.of(wanted) : Optional.empty();
  }

  private static int index(ArrayNode entries, String key, JsonNode value) {
    for (var i = 0; i < entries.size(); i++) {
      if (entries.get(i).path(key).equals(value)) {
        return i;
      }
    }
    return -1;
  }

  private static void deleteValues(ObjectNode result, String field, JsonNode values) {
    if (result.get(field) instanceof ArrayNode array) {
      var doomed = Set.copyOf(values.valueStream().toList());
      array.removeIf(doomed::contains);
    }
  }

  private static void order(ObjectNode result, String field, JsonNode wanted) {
    if (!(result.get(field) instanceof ArrayNode array)) {
      return;
    }
    var key = key(field, array, array);
    var ordered = JsonNodeFactory.instance.arrayNode();
    for (var place : wanted) {
      for (var entry : array) {
        var same =
            key.map(name -> entry.path(name).equals(place.path(name)))
                .orElseGet(() -> entry.equals(place));
        if (same) {
          ordered.add(entry);
        }
      }
    }
    var placed = Set.copyOf(ordered.valueStream().toList());
    array.valueStream().filter(entry -> !placed.contains(entry)).forEach(ordered::add);
    result.set(field, ordered);
  }

  private static void retain(ObjectNode result, JsonNode kept) {
    if (kept != null) {
      result.retain(kept.valueStream().map(name -> name.asString("")).toList());
    }
  }

  private static ArrayNode plain(ArrayNode entries) {
    var result = JsonNodeFactory.instance.arrayNode();
    for (var entry : entries) {
      if (!(entry instanceof ObjectNode object)) {
        result.add(entry);
      } else if (!object.has(PATCH) || object.size() > 1) {
        result.add(withoutDirectives(object));
      }
    }
    return result;
  }

  private static ObjectNode withoutDirectives(ObjectNode patch) {
    var result = patch.deepCopy();
    result.remove(PATCH);
    result.remove(RETAIN);
    return result;
  }
}
