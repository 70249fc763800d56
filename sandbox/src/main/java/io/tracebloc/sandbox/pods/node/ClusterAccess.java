package io.tracebloc.sandbox.pods.node;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What pods need to talk to the API. Asked when a container starts, not before. */
public interface ClusterAccess {
  /** Where the API listens, for example {@code https://127.0.0.1:6443}. */
  URI address();

  /** The authority that signed the API's certificate, in PEM form. */
  String certificateAuthority();

  /**
   * A token for a pod's account.
   *
   * @param audiences empty for the API itself
   */
  String token(
      String namespace,
      String serviceAccount,
      ObjectNode pod,
      List<String> audiences,
      Duration lifetime);
}
