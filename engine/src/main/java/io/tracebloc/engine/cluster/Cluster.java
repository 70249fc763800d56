package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

import io.kubernetes.client.openapi.ApiClient;

/**
 * An API server with the identity and namespace to use there.
 *
 * @param context name of the kubeconfig context, empty when none was used (in-cluster account,
 *     explicit server)
 * @param namespace the namespace in force (flag, then context, then {@code default})
 * @param api the official client, ready to use; thread-safe
 * @param endpoint the same server for streams
 */
public record Cluster(String context, String namespace, ApiClient api, ApiEndpoint endpoint)
    implements AutoCloseable {
  public Cluster {
    requireNonNull(context);
    requireNonNull(namespace);
    requireNonNull(api);
    requireNonNull(endpoint);
  }

  /**
   * Ends connections that no call uses. Not needed for correctness: but over HTTP/2 a thread waits
   * in the kernel for as long as there is one, and the virtual machine waits 300 ms for such a
   * thread when it ends.
   */
  @Override
  public void close() {
    api.getHttpClient().connectionPool().evictAll();
  }
}
