package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code auth-provider} of name {@code oidc} in a kubeconfig user: where its OpenID Connect
 * tokens come from, and those that it has.
 *
 * @param issuer address of the issuer
 * @param clientId as whom the issuer knows the program that logged in
 * @param clientSecret its password there, if it has one
 * @param idToken what the API server takes as bearer token
 * @param refreshToken what the issuer gives new ones for
 */
record OidcLogin(
    String issuer,
    String clientId,
    Optional<String> clientSecret,
    Optional<String> idToken,
    Optional<String> refreshToken) {
  private static final String ID_TOKEN = "id-token";
  private static final String REFRESH_TOKEN = "refresh-token";

  /** Reads the user's entry. */
  static OidcLogin of(KubeconfigEntry user) {
    var config = config(user);
    return new OidcLogin(
        required(config, "idp-issuer-url"),
        required(config, "client-id"),
        config.text("client-secret"),
        config.text(ID_TOKEN),
        config.text(REFRESH_TOKEN));
  }

  /** The provider's settings. */
  static KubeconfigEntry config(KubeconfigEntry user) {
    return user.map("auth-provider").map("config");
  }

  private static String required(KubeconfigEntry config, String field) {
    return config
        .text(field)
        .orElseThrow(
            () -> {
              var failure = config.failure("its auth-provider oidc has no " + field);
              return new CredentialFailure(failure.getMessage(), failure.remedy())
                  .explainedBy(CheckId.C1);
            });
  }

  /** The same with what the issuer has just given. */
  OidcLogin with(OidcIssuer.Tokens tokens) {
    return new OidcLogin(
        issuer,
        clientId,
        clientSecret,
        Optional.of(tokens.idToken()),
        tokens.refreshToken().or(() -> refreshToken));
  }

  /** The fields of the provider's settings that hold tokens. */
  Map<String, String> tokens() {
    var fields = new LinkedHashMap<String, String>();
    idToken.ifPresent(token -> fields.put(ID_TOKEN, token));
    refreshToken.ifPresent(token -> fields.put(REFRESH_TOKEN, token));
    return fields;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "OidcLogin[%s at %s]".formatted(clientId, issuer);
  }
}
