package io.tracebloc.engine.cluster;

import io.kubernetes.client.openapi.ApiException;

/** One call of the official client, for example {@code core.readNamespacedPod(...)::execute}. */
@FunctionalInterface
public interface ApiCall<T> {
  /** Makes the call. */
  T execute() throws ApiException;
}
