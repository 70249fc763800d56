package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the objects that an object owns when a client asks for more than the usual. */
final class Dependents {
  /** Holds an owner back until its dependents are gone. */
  static final String FINALIZER = "foregroundDeletion";

  private static final DeleteOptions FOREGROUND =
      new DeleteOptions(Optional.empty(), "Foreground", "", "", false);

  private final ObjectStore store;
  private final Deleting deleting;

  Dependents(ObjectStore store, Deleting deleting) {
    this.store = store;
    this.deleting = deleting;
  }

  private record Dependent(ResourceType type, ObjectNode object) {}

  /** Takes the owner's name off its dependents, which then stay. */
  void release(String owner, String namespace) {
    for (var dependent : of(owner, namespace)) {
      store.update(
          dependent.type(),
          Metadata.namespace(dependent.object()),
          Metadata.name(dependent.object()),
          object -> {
            Metadata.of(object)
                .withArray("/ownerReferences")
                .removeIf(entry -> names(entry, owner));
            return object;
          });
    }
  }

  /** Deletes the dependents of a marked owner, and the owner after them. */
  void deleteBefore(ResourceType type, ObjectNode owner) {
    Thread.ofVirtual().name("delete-dependents").start(() -> deleteAll(type, owner));
  }

  private void deleteAll(ResourceType type, ObjectNode owner) {
    var uid = Metadata.uid(owner);
    var dependents = of(uid, Metadata.namespace(owner));
    for (var dependent : dependents) {
      try {
        deleting.delete(
            dependent.type(),
            Metadata.namespace(dependent.object()),
            Metadata.name(dependent.object()),
            FOREGROUND);
      } catch (ApiException gone) {
        // Somebody else was faster.
      }
    }
    try {
      for (var dependent : dependents) {
        awaitEnd(dependent);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    letGo(type, owner);
  }

  private void awaitEnd(Dependent dependent) throws InterruptedException {
    var object = dependent.object();
    var changes = new Semaphore(0);
    try (var _ =
        store.watch(
            dependent.type(),
            Optional.of(Metadata.namespace(object)),
            store.version(),
            _ -> changes.release())) {
      while (there(dependent)) {
        changes.acquire();
      }
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean there(Dependent dependent) {
    var object = dependent.object();
    return store
        .find(dependent.type(), Metadata.namespace(object), Metadata.name(object))
        .filter(now -> Metadata.uid(now).equals(Metadata.uid(object)))
        .isPresent();
  }

  private void letGo(ResourceType type, ObjectNode owner) {
    var namespace = Metadata.namespace(owner);
    var name = Metadata.name(owner);
    try {
      var now =
          store.update(
              type,
              namespace,
              name,
              object -> {
                Metadata.of(object)
                    .withArray("/finalizers")
                    .removeIf(entry -> entry.asString("").equals(FINALIZER));
                return object;
              });
      if (now.path("metadata").path("deletionGracePeriodSeconds").asLong(0) == 0) {
        store.remove(type, namespace, name, object -> !Metadata.held(object));
      }
    } catch (ApiException gone) {
      // Deleted by force meanwhile.
    }
  }

  private List<Dependent> of(String owner, String namespace) {
    var found = new ArrayList<Dependent>();
    var scope = Optional.of(namespace).filter(name -> !name.isEmpty());
    for (var type : ResourceTypes.all()) {
      for (var object : store.list(type, scope)) {
        var references = object.path("metadata").path("ownerReferences");
        if (references.valueStream().anyMatch(entry -> names(entry, owner))) {
          found.add(new Dependent(type, object));
        }
      }
    }
    return found;
  }

  private static boolean names(JsonNode reference, String owner) {
    return reference.path("uid").asString("").equals(owner);
  }
}
