package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps a DaemonSet's pods: one for each node that is Ready, which in the practice cluster is one.
 * A changed template does not replace the pod.
 */
final class DaemonSetController implements Controller {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final OwnedPods pods;
  private final EventRecorder events;

  DaemonSetController(ObjectStore store, OwnedPods pods, EventRecorder events) {
    this.store = store;
    this.pods = pods;
    this.events = events;
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(ResourceTypes.DAEMON_SETS, ResourceTypes.PODS);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    return event.type().equals(ResourceTypes.DAEMON_SETS)
        ? List.of(Key.of(event.object()))
        : Ownership.controllerKey(event.object(), ResourceTypes.DAEMON_SETS).stream().toList();
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var found = store.find(ResourceTypes.DAEMON_SETS, key.namespace(), key.name());
    if (found.isEmpty() || Metadata.deleting(found.get())) {
      return Optional.empty();
    }
    var set = found.get();
    var wanted = nodes();
    var active = pods.of(set).stream().filter(OwnedPods::isActive).toList();
    Optional<Duration> again = Optional.empty();
    for (var number = active.size(); number < wanted && again.isEmpty(); number++) {
      again = create(set);
    }
    active.stream().skip(wanted).forEach(pods::delete);
    report(set, wanted);
    return again;
  }

  private int nodes() {
    return (int)
        store.list(ResourceTypes.NODES, Optional.empty()).stream()
            .filter(node -> Conditions.isTrue(node.path("status").path("conditions"), "Ready"))
            .count();
  }

  private Optional<Duration> create(ObjectNode set) {
    try {
      var pod = pods.create(ResourceTypes.DAEMON_SETS, set);
      events.normal(set, "SuccessfulCreate", "Created pod: " + Metadata.name(pod));
      return Optional.empty();
    } catch (ApiException refused) {
      events.warning(set, "FailedCreate", "Error creating: " + refused.getMessage());
      return Optional.of(RETRY);
    }
  }

  private void report(ObjectNode set, int wanted) {
    var active = pods.of(set).stream().filter(OwnedPods::isActive).toList();
    var ready = (int) active.stream().filter(OwnedPods::isReady).count();
    store.update(
        ResourceTypes.DAEMON_SETS,
        Metadata.namespace(set),
        Metadata.name(set),
        object -> {
          var status = object.withObject("status");
          status.put("desiredNumberScheduled", wanted).put("currentNumberScheduled", active.size());
          status.put("numberReady", ready).put("numberAvailable", ready);
          status.put("numberMisscheduled", 0).put("updatedNumberScheduled", active.size());
          status.put("observedGeneration", object.path("metadata").path("generation").asLong(1));
          return object;
        });
  }
}
