package io.tracebloc.engine.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import io.tracebloc.engine.cluster.WatchEvent.Change;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The watched objects as last seen, and the point in the server's history up to which they are
 * known. Turns lists and raw events into changes, each told once.
 */
final class WatchedObjects<T> {
  private final Class<T> type;
  private Map<String, Seen<T>> seen = new LinkedHashMap<>();
  private String resourceVersion = "";

  WatchedObjects(Class<T> type) {
    this.type = type;
  }

  /** An object with the version it was seen in. */
  private record Seen<T>(String version, T object) {}

  /** Whether there is a point in history to follow from. */
  boolean known() {
    return !resourceVersion.isEmpty();
  }

  String resourceVersion() {
    return resourceVersion;
  }

  /** Drops the point in history; the objects stay, so that the next list tells only differences. */
  void forget() {
    resourceVersion = "";
  }

  List<T> all() {
    return seen.values().stream().map(Seen::object).toList();
  }

  /** Takes over a fresh list and tells what is different from before. */
  List<WatchEvent<T>> replaceAll(JsonObject list) {
    var before = seen;
    seen = new LinkedHashMap<>();
    var events = new ArrayList<WatchEvent<T>>();
    for (var item : items(list)) {
      var now = new Seen<>(version(item), convert(item));
      seen.put(key(item), now);
      var earlier = before.remove(key(item));
      if (earlier == null) {
        events.add(new WatchEvent<>(Change.ADDED, now.object()));
      } else if (!earlier.version().equals(now.version())) {
        events.add(new WatchEvent<>(Change.MODIFIED, now.object()));
      }
    }
    before.values().forEach(gone -> events.add(new WatchEvent<>(Change.DELETED, gone.object())));
    resourceVersion = version(list).isEmpty() ? "0" : version(list);
    return events;
  }

  /** Takes in one event; empty for bookmarks and kinds of events not known here. */
  Optional<WatchEvent<T>> apply(JsonObject event) {
    if (!(event.get("object") instanceof JsonObject item)) {
      return Optional.empty();
    }
    if (!version(item).isEmpty()) {
      resourceVersion = version(item);
    }
    return switch (text(event, "type")) {
      case "ADDED", "MODIFIED" -> {
        var now = new Seen<>(version(item), convert(item));
        var earlier = seen.put(key(item), now);
        yield Optional.of(
            new WatchEvent<>(earlier == null ? Change.ADDED : Change.MODIFIED, now.object()));
      }
      case "DELETED" -> {
        seen.remove(key(item));
        yield Optional.of(new WatchEvent<>(Change.DELETED, convert(item)));
      }
      default -> Optional.empty();
    };
  }

  private static List<JsonObject> items(JsonObject list) {
    var items = new ArrayList<JsonObject>();
    if (list.get("items") instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject item) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private T convert(JsonObject item) {
    try {
      return type.cast(type == JsonObject.class ? item : ApiModels.gson().fromJson(item, type));
    } catch (JsonParseException exception) {
      throw new ClusterFailure(
              "The API server sent a %s that is not understood"
                  .formatted(type.getSimpleName().replaceFirst("^V1", "")),
              "",
              exception)
          .explainedBy(CheckId.C1);
    }
  }

  private static String key(JsonObject item) {
    var metadata = metadata(item);
    var uid = text(metadata, "uid");
    return uid.isEmpty() ? text(metadata, "namespace") + "/" + text(metadata, "name") : uid;
  }

  private static String version(JsonObject item) {
    return text(metadata(item), "resourceVersion");
  }

  private static JsonObject metadata(JsonObject item) {
    return item.get("metadata") instanceof JsonObject metadata ? metadata : new JsonObject();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }
}
