package io.tracebloc.engine.catalog;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.stream.PodContainer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The running Pods of a namespace. Those that are asked are found by a part of their name ({@code
 * contract/datasets.md} 8.2); of several, one that is ready and not about to end.
 */
final class RunningPods {
  private final String namespace;
  private final List<JsonObject> pods;

  private RunningPods(String namespace, List<JsonObject> pods) {
    this.namespace = namespace;
    this.pods = pods;
  }

  /** Lists them. */
  static RunningPods in(ApiCalls calls, String namespace) {
    var action = "listing Pods in namespace " + Printable.of(namespace);
    var path =
        ApiPath.of("/api/v1/namespaces/" + ApiPath.segment(namespace) + "/pods")
            .with("fieldSelector", "status.phase=Running");
    return switch (calls.get(action, path.toString())) {
      case Given<JsonObject>(var list) ->
          new RunningPods(
              namespace, JsonFields.objects(list, "items").filter(RunningPods::isRunning).toList());
      case Refused<JsonObject> refused when refused.forbidden() ->
          throw new CatalogFailure(
                  refused.failure().getMessage(),
                  "Datasets are listed through the database's Pod, which needs the right \"list\" on"
                      + " pods in that namespace; ask the cluster's administrator for it.")
              .explainedBy(CheckId.X4);
      case Refused<JsonObject> refused -> throw refused.failure();
    };
  }

  private static boolean isRunning(JsonObject pod) {
    return has(JsonFields.object(pod, "status"), "phase", "Running");
  }

  /**
   * The container to ask.
   *
   * @param part of the Pod's name, and of the container's if one is called so
   */
  Optional<PodContainer> named(String part) {
    return pod(part)
        .flatMap(
            pod ->
                containers(pod)
                    .filter(container -> name(container).contains(part))
                    .findFirst()
                    .or(() -> containers(pod).findFirst())
                    .map(container -> container(pod, container)));
  }

  /** The container that mounts something there, else the first. */
  Optional<PodContainer> mounting(String part, String path) {
    return pod(part)
        .flatMap(
            pod ->
                containers(pod)
                    .filter(mounts(path))
                    .findFirst()
                    .or(() -> containers(pod).findFirst())
                    .map(container -> container(pod, container)));
  }

  private static Predicate<JsonObject> mounts(String path) {
    return container ->
        JsonFields.objects(container, "volumeMounts")
            .anyMatch(mount -> has(mount, "mountPath", path));
  }

  private Optional<JsonObject> pod(String part) {
    return pods.stream()
        .filter(pod -> name(JsonFields.object(pod, "metadata")).contains(part))
        .min(Comparator.comparingInt(RunningPods::unfitness));
  }

  private PodContainer container(JsonObject pod, JsonObject container) {
    return new PodContainer(namespace, name(JsonFields.object(pod, "metadata")), name(container));
  }

  private static Stream<JsonObject> containers(JsonObject pod) {
    return JsonFields.objects(JsonFields.object(pod, "spec"), "containers");
  }

  private static int unfitness(JsonObject pod) {
    boolean ending =
        JsonFields.text(JsonFields.object(pod, "metadata"), "deletionTimestamp").isPresent();
    boolean ready =
        JsonFields.objects(JsonFields.object(pod, "status"), "conditions")
            .anyMatch(
                condition -> has(condition, "type", "Ready") && has(condition, "status", "True"));
    return (ending ? 2 : 0) + (ready ? 0 : 1);
  }

  private static String name(JsonObject object) {
    return JsonFields.text(object, "name").orElse("");
  }

  private static boolean has(JsonObject object, String field, String value) {
    return JsonFields.text(object, field).equals(Optional.of(value));
  }
}
