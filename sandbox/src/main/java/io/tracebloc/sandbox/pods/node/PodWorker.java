package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One pod's life on the node, on a thread of its own: looks at the pod and its containers whenever
 * something happened or is due, does what is to do next, and writes the status.
 */
final class PodWorker {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Pod first;
  private final Runnable onEnd;
  private final NodeServices services;
  private final Semaphore signal = new Semaphore(1);
  private final List<ContainerWorker> initContainers;
  private final List<ContainerWorker> containers;
  private final PodVolumes volumes;
  private final PodEvents events;
  private final Thread thread;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> killAt = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private boolean prepared;
  private volatile boolean closed;
  private volatile Optional<PortMap> ports = Optional.empty();

  /**
   * A worker for the pod.
   *
   * @param onEnd run last on the worker's thread, when nothing of the pod is left on the node
   */
  PodWorker(Pod pod, NodeServices services, Runnable onEnd) {
    this.first = pod;
    this.onEnd = onEnd;
    this.services = services;
    this.events = new PodEvents(services.kubelet(), pod.object());
    this.initContainers = workers(pod.initContainers(), true);
    this.containers = workers(pod.containers(), false);
    this.volumes = new PodVolumes(pod, services.directories(), services.projected());
    this.thread = Thread.ofVirtual().name("pod-" + pod.name()).unstarted(this::run);
  }

  private List<ContainerWorker> workers(Stream<JsonNode> specs, boolean init) {
    return specs
        .map(spec -> new ContainerWorker(spec, init, services, events, this::poke))
        .toList();
  }

  void start() {
    thread.start();
  }

  String uid() {
    return first.uid();
  }

  /** Something may have changed: look again soon. */
  void poke() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  Optional<ContainerWorker> container(String name) {
    return all().filter(worker -> worker.name().equals(name)).findFirst();
  }

  Optional<PortMap> ports() {
    return ports;
  }

  private Stream<ContainerWorker> all() {
    return Stream.concat(initContainers.stream(), containers.stream());
  }

  /** Kills everything at once and ends the thread; the pod object stays as it is. */
  void close() {
    closed = true;
    poke();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      var next = now().plus(RETRY);
      try {
        var current = current();
        if (current.isEmpty()) {
          break;
        }
        next = sync(current.get(), now());
      } catch (ApiException raced) {
        // Looked at again after the pause.
      } catch (RuntimeException unexpected) {
        events.warning("", "FailedSync", "error syncing pod: " + unexpected);
      }
      pause(next);
    }
    all().forEach(ContainerWorker::kill);
    removeFiles();
    onEnd.run();
  }

  private void pause(Instant next) {
    try {
      var now = now();
      var latest = now.plus(LONGEST_PAUSE);
      var pause = Duration.between(now, next.isAfter(latest) ? latest : next);
      signal.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
      signal.drainPermits();
    } catch (InterruptedException interrupted) {
      closed = true;
    }
  }

  private Optional<Pod> current() {
    return services
        .store()
        .find(ResourceTypes.PODS, first.namespace(), first.name())
        .filter(object -> Metadata.uid(object).equals(first.uid()))
        .map(Pod::new);
  }

  /** One look; returns when to look again if nothing happens before. */
  private Instant sync(Pod pod, Instant now) {
    all().forEach(container -> container.observe(pod, policyOf(pod), now));
    if (pod.isDeleting()) {
      return end(pod, now, pod.deletionGrace());
    }
    if (pod.isOver() && failure.isEmpty()) {
      return Instant.MAX;
    }
    if (failure.isPresent()) {
      end(pod, now, pod.terminationGrace());
      write(now, "Failed", Optional.empty());
      return killAt.filter(_ -> all().anyMatch(ContainerWorker::isRunning)).orElse(Instant.MAX);
    }
    if (pod.deadline().isPresent() && !now.isBefore(pod.deadline().get())) {
      failure = Optional.of("DeadlineExceeded");
      events.normal(
          "", "DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
      return Instant.EPOCH;
    }
    return advance(pod, now);
  }

  private String policyOf(Pod pod) {
    return failure.isPresent() || killAt.isPresent() ? "Never" : pod.restartPolicy();
  }

  private Instant advance(Pod pod, Instant now) {
    if (started.isEmpty()) {
      var obstacle = services.scheduler().obstacle(pod);
      if (obstacle.isPresent()) {
        return unschedulable(pod, obstacle.get(), now);
      }
      schedule(pod, now);
    }
    if (!prepared && !prepare(pod)) {
      write(now, "Pending", Optional.empty());
      return now.plus(RETRY);
    }
    var initialized = startInit(pod, now);
    if (initialized) {
      containers.forEach(container -> container.start(pod, volumes, ports.orElseThrow(), now));
    }
    var phase = phase();
    write(now, phase, Optional.empty());
    return due(pod);
  }

  private Instant unschedulable(Pod pod, String obstacle, Instant now) {
    services.scheduling().warning(pod.object(), "FailedScheduling", obstacle);
    write(now, "Pending", Optional.of(obstacle));
    return now.plus(LONGEST_PAUSE);
  }

  private void schedule(Pod pod, Instant now) {
    started = Optional.of(pod.startTime().orElse(now));
    var node = services.settings().name();
    services
        .store()
        .update(
            ResourceTypes.PODS,
            pod.namespace(),
            pod.name(),
            object -> {
              object.withObject("spec").put("nodeName", node);
              return object;
            });
    services
        .scheduling()
        .normal(
            pod.object(),
            "Scheduled",
            "Successfully assigned %s/%s to %s".formatted(pod.namespace(), pod.name(), node));
    if (!initContainers.isEmpty()) {
      containers.forEach(container -> container.waitFor("PodInitializing", ""));
    }
  }

  private boolean prepare(Pod pod) {
    try {
      volumes.prepare();
      ports = Optional.of(new PortMap(pod));
      prepared = true;
    } catch (NotReadyException | IOException problem) {
      events.warning("", "FailedMount", "MountVolume.SetUp failed: " + problem.getMessage());
    }
    return prepared;
  }

  /** Runs the init containers one after the other; true once all have succeeded. */
  private boolean startInit(Pod pod, Instant now) {
    for (var container : initContainers) {
      var result = container.result();
      if (result.isEmpty()) {
        container.start(pod, volumes, ports.orElseThrow(), now);
        return false;
      }
      if (!result.get().succeeded()) {
        return false;
      }
    }
    return true;
  }

  private String phase() {
    var failedInit =
        initContainers.stream()
            .flatMap(worker -> worker.result().stream())
            .anyMatch(result -> !result.succeeded());
    if (failedInit) {
      return "Failed";
    }
    var results = containers.stream().flatMap(worker -> worker.result().stream()).toList();
    if (results.size() == containers.size()) {
      var good = results.stream().allMatch(ContainerState.Terminated::succeeded);
      return good ? "Succeeded" : "Failed";
    }
    var everRan = containers.stream().allMatch(ContainerWorker::hasStarted);
    return everRan ? "Running" : "Pending";
  }

  private Instant due(Pod pod) {
    var waiting = all().map(ContainerWorker::due).min(Instant::compareTo).orElse(Instant.MAX);
    var deadline = pod.deadline().orElse(Instant.MAX);
    return waiting.isBefore(deadline) ? waiting : deadline;
  }

  /** Ends the containers within the grace; for a deleted pod also the object. */
  private Instant end(Pod pod, Instant now, Duration grace) {
    var latest = now.plus(grace);
    if (killAt.isEmpty()) {
      all().forEach(ContainerWorker::terminate);
      killAt = Optional.of(latest);
    } else if (latest.isBefore(killAt.get())) {
      killAt = Optional.of(latest);
    }
    if (!now.isBefore(killAt.get())) {
      all().forEach(ContainerWorker::kill);
      all().forEach(container -> container.observe(pod, "Never", now));
    }
    if (all().anyMatch(ContainerWorker::isRunning)) {
      return killAt.get();
    }
    return pod.isDeleting() ? release(pod, now) : Instant.MAX;
  }

  private Instant release(Pod pod, Instant now) {
    if (started.isPresent() && !pod.isOver()) {
      write(now, phase(), Optional.empty());
    }
    var removed =
        services
            .store()
            .remove(
                ResourceTypes.PODS,
                pod.namespace(),
                pod.name(),
                object -> Metadata.uid(object).equals(first.uid()) && !Metadata.held(object));
    closed = removed.isPresent();
    return Instant.MAX;
  }

  private void write(Instant now, String phase, Optional<String> obstacle) {
    var message = failure.map(_ -> "Pod was active on the node longer than the specified deadline");
    var status =
        new PodStatus(phase, failure, message, obstacle, started, initContainers, containers);
    services
        .store()
        .update(
            ResourceTypes.PODS,
            first.namespace(),
            first.name(),
            object ->
                Metadata.uid(object).equals(first.uid()) ? status.applyTo(object, now) : object);
  }

  private void removeFiles() {
    try {
      VolumeDirectories.remove(services.directories().ofPod(first.uid()));
    } catch (IOException left) {
      // A process that escaped still writes there; the whole data directory goes with the cluster.
      return;
    }
  }

  private Instant now() {
    return services.settings().clock().instant();
  }
}
