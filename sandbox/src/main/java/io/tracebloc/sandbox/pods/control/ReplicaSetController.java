package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a ReplicaSet's number of pods. */
final class ReplicaSetController implements Controller {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final OwnedPods pods;
  private final EventRecorder events;

  ReplicaSetController(ObjectStore store, OwnedPods pods, EventRecorder events) {
    this.store = store;
    this.pods = pods;
    this.events = events;
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(ResourceTypes.REPLICA_SETS, ResourceTypes.PODS);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    return event.type().equals(ResourceTypes.REPLICA_SETS)
        ? List.of(Key.of(event.object()))
        : Ownership.controllerKey(event.object(), ResourceTypes.REPLICA_SETS).stream().toList();
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var found = store.find(ResourceTypes.REPLICA_SETS, key.namespace(), key.name());
    if (found.isEmpty() || Metadata.deleting(found.get())) {
      return Optional.empty();
    }
    var set = found.get();
    var active = pods.of(set).stream().filter(OwnedPods::isActive).toList();
    var missing = set.path("spec").path("replicas").asInt(1) - active.size();
    Optional<Duration> again = Optional.empty();
    if (missing > 0) {
      again = create(set, missing);
    } else if (missing < 0) {
      active.stream().sorted(leastUseful()).limit(-missing).forEach(pod -> delete(set, pod));
    }
    report(set);
    return again;
  }

  private Optional<Duration> create(ObjectNode set, int count) {
    try {
      for (var i = 0; i < count; i++) {
        var pod = pods.create(ResourceTypes.REPLICA_SETS, set);
        events.normal(set, "SuccessfulCreate", "Created pod: " + Metadata.name(pod));
      }
      return Optional.empty();
    } catch (ApiException refused) {
      events.warning(set, "FailedCreate", "Error creating: " + refused.getMessage());
      return Optional.of(RETRY);
    }
  }

  private void delete(ObjectNode set, ObjectNode pod) {
    pods.delete(pod);
    events.normal(set, "SuccessfulDelete", "Deleted pod: " + Metadata.name(pod));
  }

  /** Pods that are not ready go first. */
  private static Comparator<ObjectNode> leastUseful() {
    return Comparator.comparing(OwnedPods::isReady);
  }

  private void report(ObjectNode set) {
    var active = pods.of(set).stream().filter(OwnedPods::isActive).toList();
    var ready = (int) active.stream().filter(OwnedPods::isReady).count();
    store.update(
        ResourceTypes.REPLICA_SETS,
        Metadata.namespace(set),
        Metadata.name(set),
        object -> {
          var status = object.withObject("status");
          status.put("replicas", active.size()).put("fullyLabeledReplicas", active.size());
          status.put("readyReplicas", ready).put("availableReplicas", ready);
          status.put("observedGeneration", object.path("metadata").path("generation").asLong(1));
          return object;
        });
  }
}
