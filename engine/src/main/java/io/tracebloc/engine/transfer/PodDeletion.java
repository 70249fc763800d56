package io.tracebloc.engine.transfer;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Deletes a stage Pod at once, again and again until it is gone ({@code contract/protocol.md} 4.2).
 */
final class PodDeletion {
  /** How long a creation whose answer was lost may still take effect. */
  private static final Duration LATE_CREATION = Duration.ofSeconds(5);

  /** A connection that has fallen silent must not use up all the time there is. */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final V1Pod document;
  private final String namespace;

  PodDeletion(Cluster cluster, V1Pod document) {
    this.cluster = cluster;
    this.document = document;
    this.namespace = document.getMetadata().getNamespace();
  }

  /**
   * Tries until the Pod is known to be gone.
   *
   * @param name its name as far as it is known
   * @param answered whether the server has confirmed the creation; if not, the Pod may still appear
   */
  boolean delete(String name, boolean answered) throws InterruptedException {
    long lateUntil = System.nanoTime() + LATE_CREATION.toNanos();
    var pause = Duration.ofMillis(200);
    while (true) {
      var outcome = deleteOnce(answered ? name : find().orElse(name));
      if (outcome == Deletion.DONE
          || (outcome == Deletion.MISSING && (answered || System.nanoTime() > lateUntil))) {
        return true;
      }
      Thread.sleep(pause);
      pause = Duration.ofMillis(Math.min(2 * pause.toMillis(), 3000));
    }
  }

  private enum Deletion {
    DONE,
    MISSING,
    FAILED
  }

  private Deletion deleteOnce(String pod) {
    try {
      // The answer may be a Pod or a Status; only its code matters.
      var call =
          ApiCalls.of(cluster)
              .core()
              .deleteNamespacedPod(pod, namespace)
              .gracePeriodSeconds(0)
              .propagationPolicy("Background")
              .buildCall(null);
      try (var response = impatient().newCall(call.request()).execute()) {
        if (response.isSuccessful()) {
          return Deletion.DONE;
        }
        return response.code() == 404 ? Deletion.MISSING : Deletion.FAILED;
      }
    } catch (ApiException | IOException | Failure unreachable) {
      return Deletion.FAILED;
    }
  }

  /** After a read that took too long the connection is not used again. */
  private OkHttpClient impatient() {
    return cluster
        .api()
        .getHttpClient()
        .newBuilder()
        .connectTimeout(LONGEST_TRY)
        .readTimeout(LONGEST_TRY)
        .writeTimeout(LONGEST_TRY)
        .build();
  }

  /** Finds the Pod of a creation whose answer was lost, by its label and its time. */
  private Optional<String> find() {
    var selector = StagePodSpec.COMPONENT + "=" + StagePodSpec.STAGE_POD;
    var createdAt = document.getMetadata().getAnnotations().get(StagePodSpec.CREATED_AT);
    try {
      var calls = ApiCalls.of(cluster);
      ApiAnswer<V1PodList> answer =
          calls.attempt(
              "listing stage Pods",
              calls.core().listNamespacedPod(namespace).labelSelector(selector)::execute);
      return answer.ifGiven().stream()
          .flatMap(list -> list.getItems().stream())
          .map(V1Pod::getMetadata)
          .filter(metadata -> metadata != null && metadata.getAnnotations() != null)
          .filter(
              metadata -> createdAt.equals(metadata.getAnnotations().get(StagePodSpec.CREATED_AT)))
          .map(V1ObjectMeta::getName)
          .findFirst();
    } catch (Failure unreachable) {
      return Optional.empty();
    }
  }
}
