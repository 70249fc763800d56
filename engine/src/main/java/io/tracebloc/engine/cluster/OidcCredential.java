package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * An OpenID Connect login: its id-token as bearer token, replaced at the issuer by means of the
 * refresh token when it expires or the server rejects it. New tokens are written back to the
 * kubeconfig, as client-go does, because an issuer may take each refresh token only once.
 */
final class OidcCredential implements CredentialSource {
  /** A token that ends within this time is of no use any more; clocks differ. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final OidcIssuer issuer;
  private final OidcStore store;
  private final Optional<ClientKeys> keys;
  private final Clock clock;
  private OidcLogin login;
  private Optional<String> refused = Optional.empty();

  OidcCredential(OidcLogin login, OidcIssuer issuer, OidcStore store, Optional<ClientKeys> keys) {
    this(login, issuer, store, keys, Clock.systemUTC());
  }

  OidcCredential(
      OidcLogin login, OidcIssuer issuer, OidcStore store, Optional<ClientKeys> keys, Clock clock) {
    this.login = login;
    this.issuer = issuer;
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<String> authorization() {
    return Optional.of(FixedCredential.bearer(usable(login).orElseGet(this::renewed)));
  }

  private Optional<String> usable(OidcLogin candidate) {
    return candidate
        .idToken()
        .filter(token -> !refused.equals(Optional.of(token)))
        .filter(
            token ->
                IdToken.expiry(token)
                    .filter(end -> clock.instant().plus(MARGIN).isBefore(end))
                    .isPresent());
  }

  private String renewed() {
    try (var lock = store.lock()) {
      // Another program, kubectl for one, may have renewed it in the meantime.
      login = lock.read().orElse(login);
      var fresh = usable(login);
      if (fresh.isPresent()) {
        return fresh.get();
      }
      var refreshToken = login.refreshToken().orElseThrow(this::nothingToRenewWith);
      var tokens = issuer.refresh(login, refreshToken);
      login = login.with(tokens);
      lock.write(login.tokens());
      return tokens.idToken();
    }
  }

  private CredentialFailure nothingToRenewWith() {
    var reason =
        login.idToken().isEmpty()
            ? "has no id-token"
            : refused.equals(login.idToken())
                ? "has an id-token that the API server does not accept"
                : "has an id-token that has expired or is no JSON Web Token";
    return new CredentialFailure(
            "%s %s, and no refresh-token".formatted(store.subject(), reason),
            "Log in again with the tool that wrote the kubeconfig")
        .explainedBy(CheckId.C1);
  }

  @Override
  public synchronized boolean rejected(Optional<String> used) {
    var current = login.idToken().map(FixedCredential::bearer);
    if (current.equals(used)) {
      refused = login.idToken();
    }
    return login.refreshToken().isPresent() || !current.equals(used);
  }

  @Override
  public Optional<ClientKeys> keys() {
    return keys;
  }
}
