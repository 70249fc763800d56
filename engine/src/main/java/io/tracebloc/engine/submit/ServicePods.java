package io.tracebloc.engine.submit;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCall;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.release.IngestTarget;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses the Pod that answers for a Service ({@code contract/protocol.md} 3). */
final class ServicePods {
  private final ApiCalls calls;

  ServicePods(ApiCalls calls) {
    this.calls = calls;
  }

  /** A Pod and the port at which its container listens. */
  record PodPort(String pod, int port) {}

  /**
   * The best Pod: ready and not about to end before merely running.
   *
   * @throws IOException if there is none at the moment; one may come
   * @throws SubmitFailure if the Service is of no use
   */
  PodPort choose(IngestTarget target) throws IOException {
    V1Service service = service(target);
    V1Pod pod =
        running(target, selector(service, target)).stream()
            .max(Comparator.comparingInt(ServicePods::fitness))
            .orElseThrow(
                () ->
                    new IOException(
                        "no Pod behind Service %s is running".formatted(target.service())));
    return new PodPort(pod.getMetadata().getName(), podPort(service, pod, target));
  }

  private V1Service service(IngestTarget target) throws IOException {
    return read(
        "reading Service " + name(target),
        calls.core().readNamespacedService(target.service(), target.namespace())::execute);
  }

  private static String selector(V1Service service, IngestTarget target) {
    Map<String, String> selector =
        service.getSpec() == null ? null : service.getSpec().getSelector();
    if (selector == null || selector.isEmpty()) {
      throw new SubmitFailure(
          "Service %s selects no Pods".formatted(name(target)),
          "Give an endpoint at which jobs-manager can be reached");
    }
    return selector.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private List<V1Pod> running(IngestTarget target, String selector) throws IOException {
    return read(
            "listing the Pods behind Service " + name(target),
            calls.core().listNamespacedPod(target.namespace()).labelSelector(selector)::execute)
        .getItems()
        .stream()
        .filter(pod -> pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase()))
        .toList();
  }

  /** A refusal is final, an API server in trouble is not. */
  private <T> T read(String action, ApiCall<T> call) throws IOException {
    try {
      return switch (calls.attempt(action, call)) {
        case Given<T>(T value) -> value;
        case Refused<T> refused when refused.code() == 429 || refused.code() >= 500 ->
            throw new IOException(refused.failure().getMessage());
        case Refused<T> refused ->
            throw new SubmitFailure(
                refused.failure().getMessage(),
                "Check your rights with kubectl auth can-i, or give an endpoint at which"
                    + " jobs-manager can be reached");
      };
    } catch (ClusterFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String name(IngestTarget target) {
    return "%s/%s".formatted(Printable.of(target.namespace()), Printable.of(target.service()));
  }

  private static int fitness(V1Pod pod) {
    int staying = pod.getMetadata().getDeletionTimestamp() == null ? 1 : 0;
    return 2 * staying + (isReady(pod) ? 1 : 0);
  }

  private static boolean isReady(V1Pod pod) {
    var conditions = pod.getStatus().getConditions();
    return conditions != null
        && conditions.stream()
            .anyMatch(
                condition ->
                    "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }

  private static int podPort(V1Service service, V1Pod pod, IngestTarget target) {
    List<V1ServicePort> ports = service.getSpec().getPorts();
    IntOrString wanted =
        (ports == null ? List.<V1ServicePort>of() : ports)
            .stream()
                .filter(port -> port.getPort() == target.port())
                .findFirst()
                .map(V1ServicePort::getTargetPort)
                .orElse(null);
    if (wanted == null) {
      return target.port();
    }
    return wanted.isInteger()
        ? wanted.getIntValue()
        : namedPort(pod, wanted.getStrValue(), target.port());
  }

  private static int namedPort(V1Pod pod, String name, int otherwise) {
    return pod.getSpec().getContainers().stream()
        .map(V1Container::getPorts)
        .filter(ports -> ports != null)
        .flatMap(List::stream)
        .filter(port -> name.equals(port.getName()))
        .findFirst()
        .map(V1ContainerPort::getContainerPort)
        .orElse(otherwise);
  }
}
