package io.tracebloc.sandbox.api;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The {@code scale} view of an object that has replicas. */
final class Scale {
  private Scale() {}

  static ObjectNode of(ObjectNode object) {
    var scale = Json.typed("autoscaling/v1", "Scale");
    var metadata = scale.putObject("metadata");
    for (var field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      metadata.set(field, object.path("metadata").path(field));
    }
    scale.putObject("spec").put("replicas", object.path("spec").path("replicas").asInt(0));
    var selector =
        object.path("spec").path("selector").path("matchLabels").properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asString(""))
            .collect(Collectors.joining(","));
    scale
        .putObject("status")
        .put("replicas", object.path("status").path("replicas").asInt(0))
        .put("selector", selector);
    return scale;
  }

  /** The object with the replicas of the scale. */
  static ObjectNode apply(ObjectNode object, ObjectNode scale) {
    object.withObject("/spec").put("replicas", scale.path("spec").path("replicas").asInt(0));
    return object;
  }
}
