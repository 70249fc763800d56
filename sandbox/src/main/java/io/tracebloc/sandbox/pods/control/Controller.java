package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Brings objects of one kind to the state that they ask for. Each runs on one thread. */
interface Controller {
  /** An object's place. */
  record Key(String namespace, String name) {
    static Key of(ObjectNode object) {
      return new Key(Metadata.namespace(object), Metadata.name(object));
    }
  }

  /** The types whose changes matter. */
  List<ResourceType> watched();

  /** The objects to look at because of a change; called on the watch's thread. */
  List<Key> affected(WatchEvent event);

  /** Looks at one object, does what is to do; returns when to look again without a change. */
  Optional<Duration> reconcile(Key key);
}
