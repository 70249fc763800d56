package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes who owns an object, and which objects a selector means. */
final class Ownership {
  private Ownership() {}

  /** The owner that controls the object. */
  static Optional<JsonNode> controller(ObjectNode object) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(reference -> reference.path("controller").asBoolean(false))
        .findFirst();
  }

  static boolean isControlledBy(ObjectNode object, String uid) {
    return controller(object)
        .filter(owner -> owner.path("uid").asString("").equals(uid))
        .isPresent();
  }

  /** The controlling owner's place, if it is of that type. */
  static Optional<Controller.Key> controllerKey(ObjectNode object, ResourceType type) {
    return controller(object)
        .filter(owner -> owner.path("kind").asString("").equals(type.kind()))
        .map(
            owner ->
                new Controller.Key(Metadata.namespace(object), owner.path("name").asString("")));
  }

  /** Makes the owner control the object. */
  static void control(ObjectNode object, ResourceType type, ObjectNode owner) {
    Metadata.of(object)
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", type.apiVersion())
        .put("kind", type.kind())
        .put("name", Metadata.name(owner))
        .put("uid", Metadata.uid(owner))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }

  /** Whether the object has all those labels. */
  static boolean hasLabels(ObjectNode object, JsonNode labels) {
    var own = object.path("metadata").path("labels");
    return labels.properties().stream().allMatch(wanted -> same(wanted, own));
  }

  private static boolean same(Map.Entry<String, JsonNode> wanted, JsonNode labels) {
    var value = labels.path(wanted.getKey());
    return value.isString() && value.asString().equals(wanted.getValue().asString(""));
  }
}
