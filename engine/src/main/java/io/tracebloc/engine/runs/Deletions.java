package io.tracebloc.engine.runs;

import io.kubernetes.client.openapi.models.V1DeleteOptions;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Optional;

/** Deletes what belongs to runs, or asks whether that would work. Thread-safe. */
final class Deletions {
  private final ApiCalls calls;
  private final String namespace;

  Deletions(ApiCalls calls, String namespace) {
    this.calls = calls;
    this.namespace = namespace;
  }

  /** Whether a deletion would be allowed, and of something that is there; nothing is changed. */
  ApiAnswer<?> rehearse(Belonging object) {
    return delete("asking whether %s can be deleted", object, options().dryRun(List.of("All")));
  }

  ApiAnswer<?> delete(Belonging object) {
    return delete("deleting %s", object, options());
  }

  /**
   * Deletes a Job, and before it goes its Pods.
   *
   * @param uid of the Job; another one of that name stays. Empty for whichever there is
   */
  ApiAnswer<?> deleteJob(Belonging job, String uid) {
    var options = options().propagationPolicy("Foreground");
    Optional.of(uid)
        .filter(known -> !known.isEmpty())
        .ifPresent(known -> options.preconditions(new V1Preconditions().uid(known)));
    return delete("deleting %s", job, options);
  }

  private static V1DeleteOptions options() {
    return new V1DeleteOptions().apiVersion("v1").kind("DeleteOptions");
  }

  private ApiAnswer<?> delete(String action, Belonging object, V1DeleteOptions options) {
    var name = object.name();
    var told =
        action.formatted(Printable.of(object.resource()))
            + " in namespace "
            + Printable.of(namespace);
    var core = calls.core();
    return switch (object.kind()) {
      case JOB ->
          calls.attempt(
              told, calls.batch().deleteNamespacedJob(name, namespace).body(options)::execute);
      case POD ->
          calls.attempt(told, core.deleteNamespacedPod(name, namespace).body(options)::execute);
      case CONFIG_MAP ->
          calls.attempt(
              told, core.deleteNamespacedConfigMap(name, namespace).body(options)::execute);
      case SECRET ->
          calls.attempt(told, core.deleteNamespacedSecret(name, namespace).body(options)::execute);
    };
  }
}
