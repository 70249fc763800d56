package io.tracebloc.engine.cluster;

import java.util.Optional;

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
   * Tells that the server did not accept a credential. One that was replaced in the meantime is not
   * given up again, so that many calls refused at once renew it once.
   *
   * @param used what {@link #authorization} gave for the refused request
   * @return whether another try could use a different one
   */
  boolean rejected(Optional<String> used);

  /** The client certificate to present, as it is at the time of each handshake. */
  Optional<ClientKeys> keys();

  /** Nobody in particular. */
  static CredentialSource anonymous() {
    return new FixedCredential(Optional.empty(), Optional.empty());
  }
}
