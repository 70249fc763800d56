package io.tracebloc.engine.cluster;

import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** Who is calling, as far as tokens, passwords and client certificates say. Thread-safe. */
interface CredentialSource {
  /**
   * The value of the Authorization header, fetched or renewed if need be.
   *
   * @throws io.tracebloc.engine.failure.CredentialFailure if none can be had although one is
   *     configured; never anonymous access instead
   */
  Optional<String> authorization();

  /**
   * Tells that the server does not accept the current credential.
   *
   * @return whether another try could use a different one
   */
  boolean rejected();

  /** The client certificate to present, as it is at the time of each handshake. */
  Optional<X509KeyManager> keys();

  /** Nobody in particular. */
  static CredentialSource anonymous() {
    return new FixedCredential(Optional.empty(), Optional.empty());
  }
}
