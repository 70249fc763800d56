package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All controllers of the practice cluster: Deployments (a changed template replaces the pods),
 * ReplicaSets, DaemonSets, Jobs (not indexed), claims and their volumes, Endpoints and
 * EndpointSlices, and the background removal of what an object owned.
 */
public final class Controllers implements AutoCloseable {
  private final ObjectStore store;
  private final List<Controller> controllers;
  private final List<AutoCloseable> open = new ArrayList<>();

  /** Do nothing before {@link #start}. */
  public Controllers(ObjectStore store, ControlSettings settings) {
    this.store = store;
    var pods = new OwnedPods(store, settings);
    var clock = settings.clock();
    this.controllers =
        List.of(
            new DeploymentController(
                store, settings, new EventRecorder(store, clock, "deployment-controller")),
            new ReplicaSetController(
                store, pods, new EventRecorder(store, clock, "replicaset-controller")),
            new DaemonSetController(
                store, pods, new EventRecorder(store, clock, "daemonset-controller")),
            new JobController(
                store, settings, pods, new EventRecorder(store, clock, "job-controller")),
            new ClaimBinder(
                store, settings, new EventRecorder(store, clock, "persistentvolume-controller")),
            new EndpointsController(store),
            new GarbageCollector(store, pods));
  }

  /** Starts to work on what is in the store and what comes into it. */
  public void start() {
    for (var controller : controllers) {
      var queue = new WorkQueue(controller);
      open.add(queue);
      for (var type : controller.watched()) {
        open.add(watch(controller, queue, type));
      }
      queue.start();
    }
  }

  private AutoCloseable watch(Controller controller, WorkQueue queue, ResourceType type) {
    var snapshot = store.snapshot(type, Optional.empty());
    for (var object : snapshot.items()) {
      var event = new WatchEvent(WatchEvent.Change.ADDED, type, object, null);
      controller.affected(event).forEach(queue::add);
    }
    return store.watch(
        type,
        Optional.empty(),
        snapshot.version(),
        event -> controller.affected(event).forEach(queue::add));
  }

  /** Types that can own others or be owned. */
  static List<ResourceType> collected() {
    return ResourceTypes.all().stream()
        .filter(type -> !type.equals(ResourceTypes.NEW_EVENTS))
        .filter(type -> !type.equals(ResourceTypes.EVENTS))
        .toList();
  }

  @Override
  public void close() {
    for (var one : open.reversed()) {
      try {
        one.close();
      } catch (Exception failure) {
        throw new IllegalStateException("stopping a controller", failure);
      }
    }
    open.clear();
  }
}
