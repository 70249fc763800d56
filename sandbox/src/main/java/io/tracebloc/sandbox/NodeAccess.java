package io.tracebloc.sandbox;

import io.tracebloc.sandbox.api.ApiServer;
import io.tracebloc.sandbox.pods.node.ClusterAccess;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ObjectNode;

/** Tells pods how to reach the API server, which is made after the node that serves its streams. */
final class NodeAccess implements ClusterAccess {
  private final AtomicReference<ApiServer> server = new AtomicReference<>();
  private final ObjectStore store;

  NodeAccess(ObjectStore store) {
    this.store = store;
  }

  /** From now on it is that one. */
  void serve(ApiServer api) {
    server.set(api);
  }

  @Override
  public URI address() {
    return server.get().address();
  }

  @Override
  public String certificateAuthority() {
    return server.get().authority().certificatePem();
  }

  @Override
  public String token(
      String namespace,
      String serviceAccount,
      ObjectNode pod,
      List<String> audiences,
      Duration lifetime) {
    var account =
        store
            .find(ResourceTypes.SERVICE_ACCOUNTS, namespace, serviceAccount)
            .orElseThrow(
                () ->
                    new ApiException(
                        404, "NotFound", "serviceaccounts \"" + serviceAccount + "\" not found"));
    return server.get().tokens().issue(account, audiences, lifetime, Optional.of(pod)).text();
  }
}
