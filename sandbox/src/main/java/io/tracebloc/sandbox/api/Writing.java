package io.tracebloc.sandbox.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tracebloc.sandbox.api.admission.Admission;
import io.tracebloc.sandbox.api.patch.JsonPatch;
import io.tracebloc.sandbox.api.patch.MergePatch;
import io.tracebloc.sandbox.api.patch.StrategicMerge;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves creations, replacements and patches. */
final class Writing {
  private static final String APPLY = "application/apply-patch+yaml";

  private final ObjectStore store;
  private final Admission admission;
  private final Clock clock;

  Writing(ObjectStore store, Admission admission, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.clock = clock;
  }

  Reply create(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    var object = Json.readObject(body);
    checkType(type, object);
    placeIn(info, type, object);
    return Reply.created(create(request, type, object));
  }

  private ObjectNode create(ApiRequest request, ResourceType type, ObjectNode served) {
    var keptType = StoredForm.type(type);
    var object = StoredForm.kept(type, served);
    object.put("apiVersion", keptType.apiVersion()).put("kind", keptType.kind());
    admission.create(keptType, object);
    if (dryRun(request)) {
      return pretend(type, object);
    }
    var made = store.create(keptType, object);
    admission.created(keptType, made);
    return Representation.of(request, clock).one(type, StoredForm.served(type, made));
  }

  private ObjectNode pretend(ResourceType type, ObjectNode object) {
    var name = Metadata.name(object);
    if (store.find(StoredForm.type(type), Metadata.namespace(object), name).isPresent()) {
      throw new ApiException(
          409, "AlreadyExists", type.qualifiedPlural() + " \"" + name + "\" already exists");
    }
    Metadata.of(object)
        .put("uid", UUID.randomUUID().toString())
        .put("creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return StoredForm.served(type, object);
  }

  Reply replace(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    var object = Json.readObject(body);
    if (info.subresource().equals("scale")) {
      return change(request, info, type, old -> Scale.apply(old, object));
    }
    checkType(type, object);
    placeIn(info, type, object);
    if (!Metadata.name(object).equals(info.name())) {
      throw ApiException.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(Metadata.name(object), info.name()));
    }
    return change(request, info, type, _ -> object.deepCopy());
  }

  Reply patch(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    var contentType =
        request.headers().get(HttpHeaderNames.CONTENT_TYPE, "").split(";", 2)[0].strip();
    var patch = Json.read(body);
    if (contentType.equals(APPLY)
        && store
            .find(StoredForm.type(type), type.namespaced() ? info.namespace() : "", info.name())
            .isEmpty()) {
      return create(request, body, info, type);
    }
    UnaryOperator<ObjectNode> change =
        switch (contentType) {
          case "application/json-patch+json" -> old -> object(JsonPatch.apply(old, patch));
          case "application/merge-patch+json" -> old -> object(MergePatch.apply(old, patch));
          case "application/strategic-merge-patch+json", APPLY ->
              old -> StrategicMerge.apply(old, object(patch));
          default ->
              throw new ApiException(
                  415,
                  "UnsupportedMediaType",
                  "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml");
        };
    if (info.subresource().equals("scale")) {
      return change(
          request, info, type, old -> Scale.apply(old, change.apply(Scale.of(old.deepCopy()))));
    }
    return change(request, info, type, change);
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the patch does not make an object");
  }

  private Reply change(
      ApiRequest request, RequestInfo info, ResourceType type, UnaryOperator<ObjectNode> change) {
    var kept = StoredForm.type(type);
    var namespace = type.namespaced() ? info.namespace() : "";
    UnaryOperator<ObjectNode> whole =
        old -> {
          var served = StoredForm.served(type, old.deepCopy());
          var next = StoredForm.kept(type, change.apply(served));
          return admitted(info, kept, old, next);
        };
    if (dryRun(request)) {
      var old =
          store
              .find(kept, namespace, info.name())
              .orElseThrow(() -> ApiException.notFound(type, info.name()));
      return Reply.ok(StoredForm.served(type, whole.apply(old)));
    }
    var made = store.update(kept, namespace, info.name(), whole);
    finishDeletion(kept, made);
    if (info.subresource().equals("scale")) {
      return Reply.ok(Scale.of(made));
    }
    return Reply.ok(Representation.of(request, clock).one(type, StoredForm.served(type, made)));
  }

  /** What a client may change: the status through its own path, everything else without it. */
  private ObjectNode admitted(
      RequestInfo info, ResourceType type, ObjectNode old, ObjectNode next) {
    var metadata = Metadata.of(next);
    metadata.remove("managedFields");
    checkUid(type, old, next);
    for (var field : List.of("deletionTimestamp", "deletionGracePeriodSeconds")) {
      if (old.path("metadata").has(field)) {
        metadata.set(field, old.path("metadata").get(field));
      } else {
        metadata.remove(field);
      }
    }
    if (info.subresource().equals("status")) {
      var result = old.deepCopy();
      result.set("metadata", metadata);
      if (next.has("status")) {
        result.set("status", next.get("status"));
      } else {
        result.remove("status");
      }
      return result;
    }
    if (Subresource.hasStatus(type)) {
      if (old.has("status")) {
        next.set("status", old.get("status"));
      } else {
        next.remove("status");
      }
    }
    return admission.update(type, old, next);
  }

  private static void checkUid(ResourceType type, ObjectNode old, ObjectNode next) {
    var expected = Metadata.uid(next);
    if (!expected.isEmpty() && !expected.equals(Metadata.uid(old))) {
      throw new ApiException(
          409,
          "Conflict",
          "Operation cannot be fulfilled on %s \"%s\": StorageError: invalid object, Code: 4, AdditionalErrorMsg: Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(type.qualifiedPlural(), Metadata.name(old), expected, Metadata.uid(old)));
    }
  }

  /** An object that is being deleted goes when its last finalizer goes. */
  private void finishDeletion(ResourceType type, ObjectNode object) {
    var waiting = object.path("metadata").path("deletionGracePeriodSeconds").asLong(0) > 0;
    if (Metadata.deleting(object) && !waiting) {
      var uid = Metadata.uid(object);
      store.remove(
          type,
          Metadata.namespace(object),
          Metadata.name(object),
          now -> Metadata.uid(now).equals(uid) && !Metadata.held(now));
    }
  }

  private static void checkType(ResourceType type, ObjectNode object) {
    var version = object.path("apiVersion").asString("");
    var kind = object.path("kind").asString("");
    if (!version.isEmpty() && !version.equals(type.apiVersion())) {
      throw ApiException.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(version, type.apiVersion()));
    }
    if (!kind.isEmpty() && !kind.equals(type.kind())) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" is registered"
              .formatted(kind, type.version(), type.kind(), kind));
    }
  }

  private static void placeIn(RequestInfo info, ResourceType type, ObjectNode object) {
    var metadata = Metadata.of(object);
    if (!type.namespaced()) {
      return;
    }
    var stated = Metadata.namespace(object);
    if (!stated.isEmpty() && !stated.equals(info.namespace())) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    metadata.put("namespace", info.namespace());
  }

  private static boolean dryRun(ApiRequest request) {
    return request.query().getOrDefault("dryRun", List.of()).contains("All");
  }
}
