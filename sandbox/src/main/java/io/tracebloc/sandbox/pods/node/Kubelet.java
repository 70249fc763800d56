package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.network.ServiceDirectory;
import io.tracebloc.sandbox.pods.network.ServiceProxy;
import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerLog;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Guardian;
import io.tracebloc.sandbox.pods.process.Launcher;
import io.tracebloc.sandbox.pods.process.PlainPath;
import io.tracebloc.sandbox.pods.process.ProcessTree;
import io.tracebloc.sandbox.pods.process.Programs;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The practice node: runs every pod of the cluster. Scheduler and kubelet in one. Thread-safe.
 * Closing kills every process that it started and waits for them; the pod objects stay.
 */
public final class Kubelet implements AutoCloseable {
  private final NodeServices services;
  private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
  private final List<AutoCloseable> watches = new ArrayList<>();
  private final PlainPath directory;
  private final ServiceProxy proxy;
  private Optional<Guardian> guardian = Optional.empty();
  private volatile boolean closed;

  /** A node that does nothing before {@link #start}. */
  public Kubelet(ObjectStore store, NodeSettings wanted) {
    this.directory = PlainPath.to(wanted.directory());
    var settings = wanted.withDirectory(directory.path());
    var launcher = new Launcher(Programs.prepare(settings.directory().resolve("bin")));
    var references = new References(store);
    var directories = new VolumeDirectories(store, settings.directory());
    this.proxy = new ServiceProxy(new ServiceDirectory(store, this::port));
    this.services =
        new NodeServices(
            store,
            settings,
            launcher,
            new ContainerStarter(settings, launcher, references, directories, proxy),
            directories,
            new ProjectedFiles(references, settings.access()),
            new Scheduler(store, settings.name()),
            new EventRecorder(store, settings.clock(), "kubelet"),
            new EventRecorder(store, settings.clock(), "default-scheduler"));
  }

  /** Kills what an earlier node on this directory left behind, registers and starts to work. */
  public void start() {
    var owner = directory.path().toString();
    ProcessTree.ofNode(owner).kill();
    guardian = Optional.of(Guardian.of(owner));
    new NodeRegistration(services.store(), services.settings()).register();
    observe(ResourceTypes.PODS, this::podChanged);
    observe(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, _ -> pokeAll());
    observe(ResourceTypes.CONFIG_MAPS, _ -> pokeAll());
    observe(ResourceTypes.SECRETS, _ -> pokeAll());
    observe(ResourceTypes.NODES, _ -> pokeAll());
    services
        .store()
        .list(ResourceTypes.PODS, Optional.empty())
        .forEach(pod -> worker(new Pod(pod)).poke());
  }

  private void observe(ResourceType type, Consumer<WatchEvent> consumer) {
    var store = services.store();
    watches.add(store.watch(type, Optional.empty(), store.version(), consumer));
  }

  private void podChanged(WatchEvent event) {
    if (event.change() == WatchEvent.Change.DELETED) {
      find(event.object()).ifPresent(PodWorker::poke);
    } else {
      worker(new Pod(event.object())).poke();
    }
  }

  private PodWorker worker(Pod pod) {
    return workers.computeIfAbsent(
        pod.uid(),
        _ -> {
          var worker = new PodWorker(pod, services, () -> workers.remove(pod.uid()));
          if (!closed) {
            worker.start();
          }
          return worker;
        });
  }

  private void pokeAll() {
    workers.values().forEach(PodWorker::poke);
  }

  /** Where volumes keep their data. */
  public VolumeDirectories directories() {
    return services.directories();
  }

  /** The running process of a container; empty if it does not run. */
  public Optional<ContainerProcess> running(ObjectNode pod, String container) {
    return find(pod)
        .flatMap(worker -> worker.container(container))
        .flatMap(ContainerWorker::process);
  }

  /** A container's log: of the current or last run, or of the run before that. */
  public Optional<ContainerLog> log(ObjectNode pod, String container, boolean previous) {
    return find(pod)
        .flatMap(worker -> worker.container(container))
        .flatMap(worker -> previous ? worker.previousLog() : worker.log());
  }

  /** Why a container does not run yet, for example {@code ContainerCreating}. */
  public String waitingReason(ObjectNode pod, String container) {
    return find(pod)
        .flatMap(worker -> worker.container(container))
        .map(ContainerWorker::state)
        .filter(ContainerState.Waiting.class::isInstance)
        .map(state -> ((ContainerState.Waiting) state).reason())
        .orElse("ContainerCreating");
  }

  /** The loopback port behind a container port, for somebody who is about to connect to it. */
  public int port(ObjectNode pod, int containerPort) {
    new Pod(pod)
        .containers()
        .map(container -> running(pod, container.path("name").asString("")))
        .flatMap(Optional::stream)
        .forEach(OnDemand::wake);
    return find(pod)
        .flatMap(PodWorker::ports)
        .map(ports -> ports.actual(containerPort))
        .orElse(containerPort);
  }

  private Optional<PodWorker> find(ObjectNode pod) {
    return Optional.ofNullable(workers.get(Metadata.uid(pod)));
  }

  /**
   * Runs a command in a container; it is killed when the container ends.
   *
   * @throws CannotStartException if there is no such program
   * @throws ApiException if the container ended meanwhile
   */
  public Process execute(ContainerProcess container, List<String> command, Launcher.Wiring wiring)
      throws CannotStartException {
    var process = services.launcher().start(container.context(), command, wiring);
    container.adopt(process);
    return process;
  }

  @Override
  public void close() {
    closed = true;
    watches.forEach(Kubelet::closeWatch);
    workers.values().parallelStream().forEach(PodWorker::close);
    workers.clear();
    proxy.close();
    ProcessTree.ofNode(directory.path().toString()).kill();
    guardian.ifPresent(Guardian::close);
    directory.close();
  }

  private static void closeWatch(AutoCloseable watch) {
    try {
      watch.close();
    } catch (Exception failure) {
      throw new IllegalStateException("closing a watch", failure);
    }
  }
}
