package io.tracebloc.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** A credential that does not change: a token, a user name with password, a client certificate. */
final class FixedCredential implements CredentialSource {
  private final Optional<String> authorization;
  private final Optional<X509KeyManager> keys;

  FixedCredential(Optional<String> authorization, Optional<X509KeyManager> keys) {
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

  @Override
  public boolean rejected() {
    return false;
  }

  @Override
  public Optional<X509KeyManager> keys() {
    return keys;
  }
}
