package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Pod;
import java.util.Optional;

/**
 * What to watch.
 *
 * @param path path of the collection, for example {@code /api/v1/namespaces/demo/pods}
 * @param type class of the objects: a model of the official client, or Gson's {@code JsonObject}
 * @param labelSelector only objects with these labels
 * @param fieldSelector only objects with these fields
 */
public record WatchQuery<T>(
    String path, Class<T> type, Optional<String> labelSelector, Optional<String> fieldSelector) {
  public WatchQuery {
    requireNonNull(path);
    requireNonNull(type);
    requireNonNull(labelSelector);
    requireNonNull(fieldSelector);
  }

  /** All Pods of a namespace. */
  public static WatchQuery<V1Pod> pods(String namespace) {
    return of("/api/v1/namespaces/" + ApiPath.segment(namespace) + "/pods", V1Pod.class);
  }

  /** All Jobs of a namespace. */
  public static WatchQuery<V1Job> jobs(String namespace) {
    return of("/apis/batch/v1/namespaces/" + ApiPath.segment(namespace) + "/jobs", V1Job.class);
  }

  /** All events of a namespace. */
  public static WatchQuery<CoreV1Event> events(String namespace) {
    return of("/api/v1/namespaces/" + ApiPath.segment(namespace) + "/events", CoreV1Event.class);
  }

  /** Any collection. */
  public static <T> WatchQuery<T> of(String path, Class<T> type) {
    return new WatchQuery<>(path, type, Optional.empty(), Optional.empty());
  }

  /** The same with a label selector. */
  public WatchQuery<T> withLabels(String selector) {
    return new WatchQuery<>(path, type, Optional.of(selector), fieldSelector);
  }

  /** The same with a field selector. */
  public WatchQuery<T> withFields(String selector) {
    return new WatchQuery<>(path, type, labelSelector, Optional.of(selector));
  }

  /** Only the object of this name. */
  public WatchQuery<T> named(String name) {
    return withFields("metadata.name=" + name);
  }
}
