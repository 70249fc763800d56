package io.tracebloc.engine.submit;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.release.IngestTarget;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Chooses the Pod that answers for a Service ({@code contract/protocol.md} 3). */
final class ServicePods {
  /** What the chart's Service selects, for whoever may not read it. */
  private static final String MANAGERS = "app=manager";

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
    Optional<JsonObject> service = service(target);
    JsonObject pods =
        given(
            ask(
                "listing the Pods behind Service " + name(target),
                path(target, "pods")
                    .with(
                        "labelSelector",
                        service.map(known -> selector(known, target)).orElse(MANAGERS))));
    JsonObject pod =
        JsonFields.objects(pods, "items")
            .filter(candidate -> has(JsonFields.object(candidate, "status"), "phase", "Running"))
            .max(Comparator.comparingInt(ServicePods::fitness))
            .orElseThrow(
                () ->
                    new IOException("no Pod behind Service %s is running".formatted(name(target))));
    String name = JsonFields.text(JsonFields.object(pod, "metadata"), "name").orElse("");
    return new PodPort(
        name, service.map(known -> podPort(known, pod, target)).orElse(target.port()));
  }

  /** The Service; empty if it may not be read. */
  private Optional<JsonObject> service(IngestTarget target) throws IOException {
    ApiAnswer<JsonObject> answer =
        ask("reading Service " + name(target), path(target, "services", target.service()));
    return answer instanceof Refused<JsonObject> refused && refused.forbidden()
        ? Optional.empty()
        : Optional.of(given(answer));
  }

  private static ApiPath path(IngestTarget target, String... segments) {
    return ApiPath.of(
        "/api/v1/namespaces/"
            + Stream.concat(Stream.of(target.namespace()), Stream.of(segments))
                .map(ApiPath::segment)
                .collect(joining("/")));
  }

  private static String selector(JsonObject service, IngestTarget target) {
    JsonObject labels = JsonFields.object(JsonFields.object(service, "spec"), "selector");
    if (labels.isEmpty()) {
      throw new SubmitFailure(
              "Service %s selects no Pods".formatted(name(target)),
              "Give an endpoint at which jobs-manager can be reached")
          .explainedBy(CheckId.X2);
    }
    return labels.keySet().stream()
        .sorted()
        .map(label -> label + "=" + JsonFields.text(labels, label).orElse(""))
        .collect(joining(","));
  }

  private ApiAnswer<JsonObject> ask(String action, ApiPath path) throws IOException {
    try {
      return calls.get(action, path.toString());
    } catch (ClusterFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A refusal is final, an API server in trouble is not. */
  private static JsonObject given(ApiAnswer<JsonObject> answer) throws IOException {
    return switch (answer) {
      case Given<JsonObject>(JsonObject value) -> value;
      case Refused<JsonObject> refused when refused.code() == 429 || refused.code() >= 500 ->
          throw new IOException(refused.failure().getMessage());
      case Refused<JsonObject> refused when refused.missing() ->
          throw new SubmitFailure(
                  refused.failure().getMessage(),
                  "See what there is with kubectl get services, or give an endpoint at which"
                      + " jobs-manager can be reached")
              .explainedBy(CheckId.X2);
      case Refused<JsonObject> refused ->
          throw new SubmitFailure(
                  refused.failure().getMessage(),
                  "Check your rights with kubectl auth can-i, or give an endpoint at which"
                      + " jobs-manager can be reached")
              .explainedBy(CheckId.X4);
    };
  }

  private static String name(IngestTarget target) {
    return "%s/%s".formatted(Printable.of(target.namespace()), Printable.of(target.service()));
  }

  private static int fitness(JsonObject pod) {
    boolean ending =
        JsonFields.text(JsonFields.object(pod, "metadata"), "deletionTimestamp").isPresent();
    boolean ready =
        JsonFields.objects(JsonFields.object(pod, "status"), "conditions")
            .anyMatch(
                condition -> has(condition, "type", "Ready") && has(condition, "status", "True"));
    return (ending ? 0 : 2) + (ready ? 1 : 0);
  }

  private static boolean has(JsonObject object, String field, String value) {
    return JsonFields.text(object, field).equals(Optional.of(value));
  }

  private static int podPort(JsonObject service, JsonObject pod, IngestTarget target) {
    Optional<JsonObject> port =
        JsonFields.objects(JsonFields.object(service, "spec"), "ports")
            .filter(
                offered -> JsonFields.number(offered, "port").equals(OptionalInt.of(target.port())))
            .findFirst();
    OptionalInt number =
        port.map(offered -> JsonFields.number(offered, "targetPort")).orElse(OptionalInt.empty());
    if (number.isPresent()) {
      return number.getAsInt();
    }
    return port.flatMap(offered -> JsonFields.text(offered, "targetPort"))
        .flatMap(name -> namedPort(pod, name))
        .orElse(target.port());
  }

  private static Optional<Integer> namedPort(JsonObject pod, String name) {
    return JsonFields.objects(JsonFields.object(pod, "spec"), "containers")
        .flatMap(container -> JsonFields.objects(container, "ports"))
        .filter(port -> has(port, "name", name))
        .flatMapToInt(port -> JsonFields.number(port, "containerPort").stream())
        .boxed()
        .findFirst();
  }
}
