package io.tracebloc.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A credential that does not change: a token, a user name with password, a client certificate. */
final class FixedCredential implements CredentialSource {
  private final Optional<String> authorization;
  private final Optional<ClientKeys> keys;

  FixedCredential(Optional<String> authorization, Optional<ClientKeys> keys) {
    this.authorization = authorization;
    this.keys = keys;
  }

  /** The header value for a bearer token. */
  static String bearer(String token) {
    return "Bearer " + token;
  }

  /** The header value for a user name and password. */
  static String basic(String username, String password) {
    var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public Optional<String> authorization() {
    return authorization;
  }

  /** Only files of a client certificate can have changed since. */
  @Override
  public boolean rejected(Optional<String> used) {
    return keys.map(ClientKeys::changed).orElse(false);
  }

  @Override
  public Optional<ClientKeys> keys() {
    return keys;
  }
}
