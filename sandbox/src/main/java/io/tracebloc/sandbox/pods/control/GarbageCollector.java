package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes objects all of whose owners are gone (background propagation). What a client asked for
 * beyond that, foreground or orphan, is the API server's business.
 */
final class GarbageCollector implements Controller {
  private final ObjectStore store;
  private final OwnedPods pods;

  GarbageCollector(ObjectStore store, OwnedPods pods) {
    this.store = store;
    this.pods = pods;
  }

  @Override
  public List<ResourceType> watched() {
    return Controllers.collected();
  }

  /** The namespace to look through, and what was the cause: an owner's end, or a new dependent. */
  @Override
  public List<Key> affected(WatchEvent event) {
    var gone = event.change() == WatchEvent.Change.DELETED;
    var orphan = event.change() == WatchEvent.Change.ADDED && owners(event.object()).size() > 0;
    return gone || orphan ? List.of(new Key(Metadata.namespace(event.object()), "")) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var scope = Optional.of(key.namespace()).filter(name -> !name.isEmpty());
    for (var type : Controllers.collected()) {
      for (var object : store.list(type, scope)) {
        if (isOrphan(object)) {
          remove(type, object);
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode owners(ObjectNode object) {
    return object.path("metadata").path("ownerReferences");
  }

  private boolean isOrphan(ObjectNode object) {
    var owners = owners(object);
    return !owners.isEmpty() && owners.valueStream().noneMatch(owner -> exists(object, owner));
  }

  private boolean exists(ObjectNode object, JsonNode owner) {
    var type =
        ResourceTypes.ofKind(
            owner.path("apiVersion").asString(""), owner.path("kind").asString(""));
    if (type.isEmpty()) {
      // An owner of a kind that this cluster does not serve: nobody can know.
      return true;
    }
    var namespace = type.get().namespaced() ? Metadata.namespace(object) : "";
    return store
        .find(type.get(), namespace, owner.path("name").asString(""))
        .filter(found -> Metadata.uid(found).equals(owner.path("uid").asString("")))
        .isPresent();
  }

  private void remove(ResourceType type, ObjectNode object) {
    if (type.equals(ResourceTypes.PODS)) {
      pods.delete(object);
      return;
    }
    var namespace = Metadata.namespace(object);
    var name = Metadata.name(object);
    var uid = Metadata.uid(object);
    var removed =
        store.remove(
            type, namespace, name, now -> Metadata.uid(now).equals(uid) && !Metadata.held(now));
    if (removed.isEmpty() && !Metadata.deleting(object)) {
      markHeld(type, namespace, name, object);
    }
  }

  private void markHeld(ResourceType type, String namespace, String name, ObjectNode object) {
    try {
      store.update(
          type,
          namespace,
          name,
          now -> {
            if (Metadata.uid(now).equals(Metadata.uid(object)) && !Metadata.deleting(now)) {
              Metadata.of(now)
                  .put("deletionTimestamp", Instant.now().toString())
                  .put("deletionGracePeriodSeconds", 0);
            }
            return now;
          });
    } catch (ApiException gone) {
      // That is what was wanted.
    }
  }
}
