package io.tracebloc.sandbox.pods.network;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the process behind a Service, as cluster DNS and the node's packet rules would. */
public final class ServiceDirectory {
  private final ObjectStore store;
  private final PodPorts ports;

  /** Where pods' ports really are. */
  @FunctionalInterface
  public interface PodPorts {
    /** The loopback port behind a container port of that pod. */
    int actual(ObjectNode pod, int containerPort);
  }

  /** A directory of the cluster's Services. */
  public ServiceDirectory(ObjectStore store, PodPorts ports) {
    this.store = store;
    this.ports = ports;
  }

  /**
   * The loopback port of a Ready pod behind the Service.
   *
   * @param own the namespace of the pod that asks
   * @throws NoRouteException if there is no such Service, port or pod, with the reason
   */
  int find(String host, int port, Optional<String> own) throws NoRouteException {
    var service =
        ServiceName.of(host, own)
            .flatMap(name -> store.find(ResourceTypes.SERVICES, name.namespace(), name.name()))
            .orElseThrow(() -> new NoRouteException("could not resolve host " + host));
    var wanted =
        service
            .path("spec")
            .path("ports")
            .valueStream()
            .filter(declared -> declared.path("port").asInt(0) == port)
            .findFirst()
            .orElseThrow(() -> refused(host, port, "the Service has no such port"));
    var pod =
        store.list(ResourceTypes.PODS, Optional.of(Metadata.namespace(service))).stream()
            .filter(candidate -> isSelected(service, candidate) && isReady(candidate))
            .findFirst()
            .orElseThrow(() -> refused(host, port, "no pod behind the Service is Ready"));
    return ports.actual(pod, containerPort(wanted, pod));
  }

  private static NoRouteException refused(String host, int port, String reason) {
    return new NoRouteException("connection to %s:%d refused: %s".formatted(host, port, reason));
  }

  private static boolean isSelected(ObjectNode service, ObjectNode pod) {
    var selector = service.path("spec").path("selector");
    var labels = pod.path("metadata").path("labels");
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
  }

  private static boolean isReady(ObjectNode pod) {
    return !Metadata.deleting(pod)
        && pod.path("status")
            .path("conditions")
            .valueStream()
            .anyMatch(
                condition ->
                    condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
  }

  private static int containerPort(JsonNode port, ObjectNode pod) {
    var target = port.path("targetPort");
    if (!target.isString()) {
      return target.asInt(port.path("port").asInt(0));
    }
    return pod.path("spec")
        .path("containers")
        .valueStream()
        .flatMap(container -> container.path("ports").valueStream())
        .filter(declared -> declared.path("name").asString("").equals(target.asString()))
        .mapToInt(declared -> declared.path("containerPort").asInt(0))
        .findFirst()
        .orElse(0);
  }
}
