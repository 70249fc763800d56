package io.tracebloc.sandbox.pods.node;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pod's status as the API shows it, built from what the node knows.
 *
 * @param phase Pending, Running, Succeeded or Failed
 * @param reason why the pod as a whole failed, for example DeadlineExceeded
 * @param message more about the reason
 * @param obstacle why the pod cannot be scheduled
 */
record PodStatus(
    String phase,
    Optional<String> reason,
    Optional<String> message,
    Optional<String> obstacle,
    Optional<Instant> startTime,
    List<ContainerWorker> initContainers,
    List<ContainerWorker> containers) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Writes itself into the pod object. */
  ObjectNode applyTo(ObjectNode pod, Instant now) {
    var status = pod.withObject("status");
    status.put("phase", phase);
    reason.ifPresent(text -> status.put("reason", text));
    message.ifPresent(text -> status.put("message", text));
    conditions(status, now);
    if (startTime.isPresent()) {
      status.put("hostIP", LOOPBACK);
      status.putArray("hostIPs").addObject().put("ip", LOOPBACK);
      status.put("podIP", LOOPBACK);
      status.putArray("podIPs").addObject().put("ip", LOOPBACK);
      status.put("startTime", startTime.get().truncatedTo(ChronoUnit.SECONDS).toString());
      if (!initContainers.isEmpty()) {
        fill(status.putArray("initContainerStatuses"), initContainers);
      }
      fill(status.putArray("containerStatuses"), containers);
    }
    if (!status.has("qosClass")) {
      status.put("qosClass", qualityOfService(pod));
    }
    return pod;
  }

  private static void fill(ArrayNode target, List<ContainerWorker> workers) {
    workers.forEach(worker -> target.add(worker.json()));
  }

  private void conditions(ObjectNode status, Instant now) {
    var conditions = new Conditions(status.withArrayProperty("conditions"), now);
    if (obstacle.isPresent()) {
      conditions.set("PodScheduled", false, "Unschedulable", obstacle.get());
      return;
    }
    var over = phase.equals("Succeeded");
    conditions.set("PodScheduled", true, "", "");
    var initialized = unfinished(initContainers);
    conditions.set(
        "Initialized",
        initialized.isEmpty(),
        over ? "PodCompleted" : initialized.isEmpty() ? "" : "ContainersNotInitialized",
        initialized.isEmpty() ? "" : "containers with incomplete status: " + initialized);
    var unready =
        containers.stream().filter(worker -> !worker.isReady()).map(ContainerWorker::name).toList();
    var ready = unready.isEmpty() && phase.equals("Running");
    var why =
        ready
            ? ""
            : over ? "PodCompleted" : phase.equals("Failed") ? "PodFailed" : "ContainersNotReady";
    var unreadyNames = String.join(" ", unready);
    var details = ready || over ? "" : "containers with unready status: [" + unreadyNames + "]";
    conditions.set("Ready", ready, why, details);
    conditions.set("ContainersReady", ready, why, details);
  }

  private static String unfinished(List<ContainerWorker> workers) {
    var names =
        workers.stream()
            .filter(worker -> !worker.isReady())
            .map(ContainerWorker::name)
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "" : "[" + names + "]";
  }

  private static String qualityOfService(ObjectNode pod) {
    var containers = pod.path("spec").path("containers");
    var any = containers.valueStream().anyMatch(one -> !one.path("resources").isEmpty());
    var all =
        containers
            .valueStream()
            .map(one -> one.path("resources"))
            .allMatch(
                resources ->
                    resources.path("limits").has("cpu")
                        && resources.path("limits").has("memory")
                        && (!resources.has("requests")
                            || resources.path("requests").equals(resources.path("limits"))));
    return all ? "Guaranteed" : any ? "Burstable" : "BestEffort";
  }
}
