package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How the API server is recognised.
 *
 * @param authorities the only ones to trust; empty means those of this machine
 * @param source where the authorities come from, in words for messages; printable
 * @param insecure whether any certificate will do
 * @param serverName the name to ask for and verify instead of the address' host
 */
record ServerTrust(
    Optional<List<X509Certificate>> authorities,
    String source,
    boolean insecure,
    Optional<String> serverName) {
  ServerTrust {
    requireNonNull(source);
    authorities = authorities.map(List::copyOf);
  }

  /** The authorities that this machine trusts. */
  static ServerTrust ofSystem(boolean insecure, Optional<String> serverName) {
    return new ServerTrust(
        Optional.empty(), "the authorities that this machine trusts", insecure, serverName);
  }
}
