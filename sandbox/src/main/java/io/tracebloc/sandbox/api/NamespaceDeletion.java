package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Empties a namespace that is being deleted, waits for its pods, and removes it. */
final class NamespaceDeletion {
  private static final DeleteOptions BACKGROUND =
      new DeleteOptions(Optional.empty(), "Background", "", "", false);

  private final ObjectStore store;
  private final Deleting deleting;

  NamespaceDeletion(ObjectStore store, Deleting deleting) {
    this.store = store;
    this.deleting = deleting;
  }

  void begin(String namespace) {
    Thread.ofVirtual().name("delete-namespace").start(() -> run(namespace));
  }

  private void run(String namespace) {
    var changes = new Semaphore(0);
    try (var _ =
        store.watch(
            ResourceTypes.PODS, Optional.of(namespace), store.version(), _ -> changes.release())) {
      while (!empty(namespace)) {
        changes.acquire();
      }
      store.remove(ResourceTypes.NAMESPACES, "", namespace);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Deletes what is there; whether nothing but objects with finalizers of others is left. */
  private boolean empty(String namespace) {
    for (var type : ResourceTypes.all()) {
      if (type.namespaced() && !type.equals(ResourceTypes.NEW_EVENTS)) {
        store.list(type, Optional.of(namespace)).stream()
            .filter(object -> !Metadata.deleting(object))
            .forEach(object -> delete(type, namespace, Metadata.name(object)));
      }
    }
    return store.list(ResourceTypes.PODS, Optional.of(namespace)).isEmpty();
  }

  private void delete(ResourceType type, String namespace, String name) {
    try {
      deleting.delete(type, namespace, name, BACKGROUND);
    } catch (ApiException gone) {
      // Somebody else was faster.
    }
  }
}
