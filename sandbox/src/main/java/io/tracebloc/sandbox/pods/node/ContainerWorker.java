package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.node.ContainerState.Running;
import io.tracebloc.sandbox.pods.node.ContainerState.Terminated;
import io.tracebloc.sandbox.pods.node.ContainerState.Waiting;
import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerLog;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One container of one pod through all its runs. Driven by its pod's thread; only what streams and
 * logs need may be asked from elsewhere.
 */
final class ContainerWorker {
  private static final int START_FAILED = 128;

  private final JsonNode spec;
  private final boolean init;
  private final NodeServices services;
  private final PodEvents events;
  private final Runnable onChange;
  private final BackOff pullBackOff;
  private final BackOff restartBackOff;
  private Optional<Terminated> last = Optional.empty();
  private Optional<ReadinessProbe> probe = Optional.empty();
  private int restarts;
  private boolean restarting;
  private String imageId = "";
  private volatile ContainerState state;
  private volatile Optional<ContainerLog> log = Optional.empty();
  private volatile Optional<ContainerLog> previousLog = Optional.empty();

  ContainerWorker(
      JsonNode spec, boolean init, NodeServices services, PodEvents events, Runnable onChange) {
    this.spec = spec;
    this.init = init;
    this.services = services;
    this.events = events;
    this.onChange = onChange;
    this.state = new Waiting(init ? "PodInitializing" : "ContainerCreating", "");
    this.pullBackOff = services.newBackOff();
    this.restartBackOff = services.newBackOff();
  }

  String name() {
    return spec.path("name").asString("");
  }

  ContainerState state() {
    return state;
  }

  int restarts() {
    return restarts;
  }

  Optional<ContainerProcess> process() {
    return state instanceof Running running ? Optional.of(running.process()) : Optional.empty();
  }

  Optional<ContainerLog> log() {
    return log;
  }

  Optional<ContainerLog> previousLog() {
    return previousLog;
  }

  boolean isRunning() {
    return state instanceof Running;
  }

  /** Whether there was at least one run, even a failed one. */
  boolean hasStarted() {
    return !(state instanceof Waiting) || last.isPresent();
  }

  /** Ended for good: it will not be started again. */
  Optional<Terminated> result() {
    return state instanceof Terminated terminated && !restarting
        ? Optional.of(terminated)
        : Optional.empty();
  }

  boolean isReady() {
    return switch (state) {
      case Running _ -> probe.map(ReadinessProbe::isPassing).orElse(true);
      case Terminated terminated -> init && terminated.succeeded();
      case Waiting _ -> false;
    };
  }

  /** Names what a container of a not yet started pod is waiting for. */
  void waitFor(String reason, String message) {
    if (state instanceof Waiting) {
      state = new Waiting(reason, message);
    }
  }

  /** When a pause of this container is over; far away if there is none. */
  Instant due() {
    var pull = pullBackOff.until();
    var restart = restartBackOff.until();
    var latest = pull.isAfter(restart) ? pull : restart;
    var pausing = (state instanceof Waiting || restarting) && latest.isAfter(Instant.MIN);
    return pausing ? latest : Instant.MAX;
  }

  /** Notices an end and decides whether there is another run. */
  void observe(Pod pod, String policy, Instant now) {
    if (!(state instanceof Running running) || running.process().isRunning()) {
      return;
    }
    probe.ifPresent(ReadinessProbe::close);
    probe = Optional.empty();
    var id = id(running.process());
    ended(
        pod, policy, now, terminated(running.process().awaitExit(), running.startedAt(), now, id));
  }

  private static Terminated terminated(int code, Instant started, Instant now, String id) {
    return new Terminated(code, code == 0 ? "Completed" : "Error", "", started, now, id);
  }

  private void ended(Pod pod, String policy, Instant now, Terminated terminated) {
    state = terminated;
    var again =
        switch (policy) {
          case "Never" -> false;
          case "OnFailure" -> !terminated.succeeded();
          default -> !(init && terminated.succeeded());
        };
    restarting = again && !pod.isDeleting();
    if (restarting) {
      last = Optional.of(terminated);
      restartBackOff.failed(now);
    }
  }

  /** Starts the container if that is due. */
  void start(Pod pod, PodVolumes volumes, PortMap ports, Instant now) {
    if (isRunning() || result().isPresent()) {
      return;
    }
    if (restarting && !restartBackOff.isOver(now)) {
      crashLoop(pod);
      return;
    }
    if (!pullBackOff.isOver(now)) {
      return;
    }
    var reference = spec.path("image").asString("");
    var image = services.settings().images().find(reference);
    if (image.isEmpty()) {
      pullFailed(reference, now);
      return;
    }
    pullBackOff.reset();
    imageId = reference.replaceFirst("@.*$", "") + "@" + image.get().digest();
    events.normal(
        field(),
        "Pulled",
        "Container image \"%s\" already present on machine".formatted(reference));
    run(pod, image.get(), volumes, ports, now);
  }

  private void run(Pod pod, Image image, PodVolumes volumes, PortMap ports, Instant now) {
    var attempt = restarting ? restarts + 1 : restarts;
    try {
      var started = services.starter().start(pod, spec, image, volumes, ports, attempt);
      previousLog = log;
      log = Optional.of(started.log());
      restarts = attempt;
      restarting = false;
      state = new Running(started, now);
      if (!spec.path("stdin").asBoolean(false)) {
        started.input().close();
      }
      var probed = ReadinessProbe.of(spec, started, ports, services.launcher(), onChange);
      probe = probed;
      started.onExit(onChange);
      events.normal(field(), "Created", "Created container: " + name());
      events.normal(field(), "Started", "Started container " + name());
    } catch (NotReadyException missing) {
      configError(missing, now);
    } catch (CannotStartException failure) {
      startError(pod, attempt, now, "exec failed: unable to start container process: ", failure);
    } catch (IOException failure) {
      startError(pod, attempt, now, "", failure);
    }
  }

  private void configError(NotReadyException missing, Instant now) {
    if (!restarting) {
      state = new Waiting("CreateContainerConfigError", missing.getMessage());
    }
    restartBackOff.failed(now);
    events.warning(field(), "Failed", "Error: " + missing.getMessage());
  }

  private void startError(Pod pod, int attempt, Instant now, String context, Exception failure) {
    var message =
        "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: "
            + context
            + failure.getMessage()
            + ": unknown";
    events.warning(field(), "Failed", "Error: " + message);
    restarts = attempt;
    restarting = false;
    var terminated = new Terminated(START_FAILED, "StartError", message, Instant.EPOCH, now, "");
    ended(pod, pod.restartPolicy(), now, terminated);
  }

  private void pullFailed(String reference, Instant now) {
    var again = state instanceof Waiting waiting && waiting.reason().contains("ImagePull");
    pullBackOff.failed(now);
    if (again) {
      var message = "Back-off pulling image \"" + reference + "\"";
      state = new Waiting("ImagePullBackOff", message);
      events.normal(field(), "BackOff", message);
      events.warning(field(), "Failed", "Error: ImagePullBackOff");
      return;
    }
    var cause =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"%s\": not found: the practice cluster's catalogue has no such image"
            .formatted(reference);
    state = new Waiting("ErrImagePull", cause);
    events.normal(field(), "Pulling", "Pulling image \"" + reference + "\"");
    events.warning(
        field(), "Failed", "Failed to pull image \"%s\": %s".formatted(reference, cause));
    events.warning(field(), "Failed", "Error: ErrImagePull");
  }

  private void crashLoop(Pod pod) {
    if (state instanceof Waiting) {
      return;
    }
    var message =
        "restarting failed container=%s pod=%s_%s(%s)"
            .formatted(name(), pod.name(), pod.namespace(), pod.uid());
    state = new Waiting("CrashLoopBackOff", "back-off " + message);
    events.warning(
        field(),
        "BackOff",
        "Back-off restarting failed container %s in pod %s_%s(%s)"
            .formatted(name(), pod.name(), pod.namespace(), pod.uid()));
  }

  /** Asks the running process to end. */
  void terminate() {
    process()
        .ifPresent(
            process -> {
              events.normal(field(), "Killing", "Stopping container " + name());
              process.terminate();
            });
  }

  /** Kills the running process and waits for its end. */
  void kill() {
    process()
        .ifPresent(
            process -> {
              process.kill();
              process.awaitExit();
            });
    probe.ifPresent(ReadinessProbe::close);
  }

  private static String id(ContainerProcess process) {
    return "practice://" + process.context().id();
  }

  private String field() {
    return "spec." + (init ? "initContainers" : "containers") + "{" + name() + "}";
  }

  /** The container's status as the API shows it. */
  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", name()).put("image", spec.path("image").asString("")).put("imageID", imageId);
    process().ifPresent(process -> json.put("containerID", id(process)));
    if (state instanceof Terminated terminated && !terminated.id().isEmpty()) {
      json.put("containerID", terminated.id());
    }
    json.set("state", state.json());
    json.set("lastState", lastState());
    return json.put("ready", isReady()).put("restartCount", restarts).put("started", isRunning());
  }

  private ObjectNode lastState() {
    return last.filter(_ -> !(state instanceof Terminated) || !restarting)
        .map(ContainerState::json)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }
}
