package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How something is to be deleted; from the body, or else from the parameters.
 *
 * @param grace seconds that a pod gets to end; empty for its own choice
 * @param propagation what becomes of dependents: {@code Background}, {@code Foreground} or {@code
 *     Orphan}
 * @param uid the uid that the object must have; empty for any
 * @param version the resourceVersion that it must have; empty for any
 */
record DeleteOptions(
    Optional<Long> grace, String propagation, String uid, String version, boolean dryRun) {
  static DeleteOptions of(ApiRequest request, byte[] body) {
    var options = body.length == 0 ? Json.object() : Json.readObject(body);
    var grace =
        options.path("gracePeriodSeconds").isNumber()
            ? Optional.of(options.path("gracePeriodSeconds").asLong())
            : request.number("gracePeriodSeconds");
    if (grace.filter(seconds -> seconds < 0).isPresent()) {
      throw ApiException.badRequest("gracePeriodSeconds must not be negative");
    }
    var orphan =
        options.path("orphanDependents").asBoolean(false) || request.flag("orphanDependents");
    var propagation =
        options
            .path("propagationPolicy")
            .asString(
                request.parameter("propagationPolicy").orElse(orphan ? "Orphan" : "Background"));
    var preconditions = options.path("preconditions");
    return new DeleteOptions(
        grace,
        propagation,
        preconditions.path("uid").asString(""),
        preconditions.path("resourceVersion").asString(""),
        !options.path("dryRun").isEmpty() || request.parameter("dryRun").isPresent());
  }

  void check(ResourceType type, ObjectNode object) {
    check(type, object, "UID", uid, Metadata.uid(object));
    check(type, object, "ResourceVersion", version, Metadata.version(object));
  }

  private static void check(
      ResourceType type, ObjectNode object, String what, String expected, String actual) {
    if (!expected.isEmpty() && !expected.equals(actual)) {
      throw new ApiException(
          409,
          "Conflict",
          "Operation cannot be fulfilled on %s \"%s\": Precondition failed: %s in precondition: %s, %s in object meta: %s"
              .formatted(
                  type.qualifiedPlural(), Metadata.name(object), what, expected, what, actual));
    }
  }
}
