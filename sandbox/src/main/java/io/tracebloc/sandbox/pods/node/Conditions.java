package io.tracebloc.sandbox.pods.node;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conditions in an object's status. The time of the last transition changes only with the
 * condition itself.
 */
public final class Conditions {
  private final ArrayNode conditions;
  private final String now;

  /** Changes the conditions of that array, at that moment. */
  public Conditions(ArrayNode conditions, Instant now) {
    this.conditions = conditions;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Whether a condition of that type is true. */
  public static boolean isTrue(JsonNode conditions, String type) {
    return conditions
        .valueStream()
        .filter(one -> one.path("type").asString("").equals(type))
        .anyMatch(one -> one.path("status").asString("").equals("True"));
  }

  /** Sets a condition; empty reason and message are left out. */
  public ObjectNode set(String type, boolean holds, String reason, String message) {
    var condition = find(type);
    var status = holds ? "True" : "False";
    if (!condition.path("status").asString("").equals(status)) {
      condition.put("status", status).put("lastTransitionTime", now);
    }
    put(condition, "reason", reason);
    put(condition, "message", message);
    return condition;
  }

  private ObjectNode find(String type) {
    for (var one : conditions) {
      if (one instanceof ObjectNode condition && one.path("type").asString("").equals(type)) {
        return condition;
      }
    }
    return conditions.addObject().put("type", type);
  }

  private static void put(ObjectNode condition, String field, String text) {
    if (text.isEmpty()) {
      condition.remove(field);
    } else {
      condition.put(field, text);
    }
  }
}
