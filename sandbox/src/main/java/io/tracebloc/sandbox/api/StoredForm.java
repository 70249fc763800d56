package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects that are served in two spellings are kept in one: Events of {@code events.k8s.io} are the
 * core group's Events with other field names.
 */
final class StoredForm {
  /** Newer name to older name. */
  private static final Map<String, String> EVENT_FIELDS =
      Map.of(
          "note", "message",
          "regarding", "involvedObject",
          "deprecatedCount", "count",
          "deprecatedFirstTimestamp", "firstTimestamp",
          "deprecatedLastTimestamp", "lastTimestamp",
          "deprecatedSource", "source",
          "reportingController", "reportingComponent");

  private StoredForm() {}

  /** The type as which objects are kept. */
  static ResourceType type(ResourceType served) {
    return served.equals(ResourceTypes.NEW_EVENTS) ? ResourceTypes.EVENTS : served;
  }

  /** A kept object as it is served; the argument may be changed. */
  static ObjectNode served(ResourceType served, ObjectNode object) {
    return served.equals(ResourceTypes.NEW_EVENTS)
        ? rename(object, served.apiVersion(), EVENT_FIELDS)
        : object;
  }

  /** A served object as it is kept; the argument may be changed. */
  static ObjectNode kept(ResourceType served, ObjectNode object) {
    if (!served.equals(ResourceTypes.NEW_EVENTS)) {
      return object;
    }
    var names = new HashMap<String, String>();
    EVENT_FIELDS.forEach((newer, older) -> names.put(older, newer));
    return rename(object, ResourceTypes.EVENTS.apiVersion(), names);
  }

  private static ObjectNode rename(ObjectNode object, String version, Map<String, String> names) {
    var result = object.deepCopy();
    result.put("apiVersion", version);
    names.forEach(
        (to, from) -> {
          var value = result.remove(from);
          if (value != null) {
            result.set(to, value);
          }
        });
    return result;
  }
}
