package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Serves deletions. */
final class Deleting {
  private static final long DEFAULT_GRACE = 30;
  private static final Set<ResourceType> ANSWERED_WITH_OBJECT =
      Set.of(
          ResourceTypes.PODS,
          ResourceTypes.SERVICES,
          ResourceTypes.SERVICE_ACCOUNTS,
          ResourceTypes.PERSISTENT_VOLUMES,
          ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
          ResourceTypes.RESOURCE_QUOTAS);

  private static final Set<String> LASTING_NAMESPACES =
      Set.of("default", "kube-public", "kube-system");

  private final ObjectStore store;
  private final NamespaceDeletion namespaces;
  private final Dependents dependents;
  private final Clock clock;

  Deleting(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.namespaces = new NamespaceDeletion(store, this);
    this.dependents = new Dependents(store, this);
  }

  Reply one(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    var options = DeleteOptions.of(request, body);
    var namespace = type.namespaced() ? info.namespace() : "";
    var last = delete(type, namespace, info.name(), options);
    var gone =
        options.dryRun() || store.find(StoredForm.type(type), namespace, info.name()).isEmpty();
    return Reply.ok(
        gone && !ANSWERED_WITH_OBJECT.contains(type)
            ? StatusDocument.deleted(type, last)
            : StoredForm.served(type, last));
  }

  Reply collection(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    var options = DeleteOptions.of(request, body);
    var selection = Selection.of(request, type);
    var kept = StoredForm.type(type);
    var deleted =
        store.list(kept, info.scope()).stream()
            .filter(selection::matches)
            .map(object -> Metadata.name(object))
            .flatMap(name -> deleteIfThere(type, info.namespace(), name, options).stream())
            .map(object -> StoredForm.served(type, object))
            .toList();
    var metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
    return Reply.ok(Representation.of(request, clock).list(type, deleted, metadata));
  }

  private List<ObjectNode> deleteIfThere(
      ResourceType type, String namespace, String name, DeleteOptions options) {
    try {
      return List.of(delete(type, namespace, name, options));
    } catch (ApiException gone) {
      if (gone.code() == 404) {
        return List.of();
      }
      throw gone;
    }
  }

  /** Deletes as far as it can be done now; the object's last or newest state. */
  ObjectNode delete(ResourceType type, String namespace, String name, DeleteOptions options) {
    var kept = StoredForm.type(type);
    var object =
        store.find(kept, namespace, name).orElseThrow(() -> ApiException.notFound(type, name));
    options.check(type, object);
    if (kept.equals(ResourceTypes.NAMESPACES) && LASTING_NAMESPACES.contains(name)) {
      throw ApiException.forbidden(type, name, "this namespace may not be deleted");
    }
    if (options.dryRun()) {
      return object;
    }
    var uid = Metadata.uid(object);
    switch (options.propagation()) {
      case "Orphan" -> dependents.release(uid, namespace);
      case "Foreground" -> {
        return foreground(kept, object, options);
      }
      default -> {}
    }
    var grace = grace(kept, object, options);
    if (grace == 0 && !Metadata.held(object) && !kept.equals(ResourceTypes.NAMESPACES)) {
      return store
          .remove(
              kept, namespace, name, now -> Metadata.uid(now).equals(uid) && !Metadata.held(now))
          .orElseThrow(() -> ApiException.notFound(type, name));
    }
    var marked = mark(kept, namespace, name, grace, "");
    if (kept.equals(ResourceTypes.NAMESPACES)) {
      namespaces.begin(name);
    }
    return marked;
  }

  private ObjectNode foreground(ResourceType type, ObjectNode object, DeleteOptions options) {
    var namespace = Metadata.namespace(object);
    var name = Metadata.name(object);
    var marked = mark(type, namespace, name, grace(type, object, options), Dependents.FINALIZER);
    dependents.deleteBefore(type, marked);
    return marked;
  }

  private ObjectNode mark(
      ResourceType type, String namespace, String name, long grace, String finalizer) {
    return store.update(
        type,
        namespace,
        name,
        object -> {
          var metadata = Metadata.of(object);
          var previous = metadata.path("deletionGracePeriodSeconds").asLong(Long.MAX_VALUE);
          // A deletion that is under way can be hurried, not delayed.
          if (!Metadata.deleting(object) || grace < previous) {
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            metadata.put("deletionTimestamp", now.plusSeconds(grace).toString());
            metadata.put("deletionGracePeriodSeconds", grace);
          }
          if (type.equals(ResourceTypes.NAMESPACES)) {
            object.withObject("/status").put("phase", "Terminating");
          }
          if (!finalizer.isEmpty()) {
            metadata.withArray("/finalizers").add(finalizer);
          }
          return object;
        });
  }

  /** Only a pod that has been given to a node and has not ended needs time. */
  private static long grace(ResourceType type, ObjectNode object, DeleteOptions options) {
    var phase = object.path("status").path("phase").asString("");
    if (!type.equals(ResourceTypes.PODS)
        || object.path("spec").path("nodeName").asString("").isEmpty()
        || phase.equals("Succeeded")
        || phase.equals("Failed")) {
      return 0;
    }
    var own = object.path("spec").path("terminationGracePeriodSeconds").asLong(DEFAULT_GRACE);
    return options.grace().orElse(own);
  }
}
