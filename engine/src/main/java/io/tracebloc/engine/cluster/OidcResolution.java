package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The legacy {@code auth-provider} of a kubeconfig user. Of these client-go still knows {@code
 * oidc}; the others were replaced by credential helpers.
 */
final class OidcResolution {
  private OidcResolution() {}

  /**
   * The user's OpenID Connect login, if it has one.
   *
   * @throws CredentialFailure for every other provider; never anonymous access instead
   */
  static Optional<CredentialSource> of(
      KubeconfigEntry user, HostEnvironment environment, Optional<ClientKeys> keys) {
    if (!user.has("auth-provider")) {
      return Optional.empty();
    }
    var name = user.map("auth-provider").text("name").orElse("");
    if (!name.equals("oidc")) {
      throw unknown(user, name);
    }
    var login = OidcLogin.of(user);
    var issuer = new OidcIssuer(trust(user, environment), new ProxyRules(environment.variables()));
    return Optional.of(new OidcCredential(login, issuer, new OidcStore(user), keys));
  }

  private static ServerTrust trust(KubeconfigEntry user, HostEnvironment environment) {
    var config = OidcLogin.config(user);
    try {
      var data = config.text("idp-certificate-authority-data");
      if (data.isPresent()) {
        return trust(PemKeys.certificates(Base64.getMimeDecoder().decode(data.get())));
      }
      var file = config.text("idp-certificate-authority");
      if (file.isPresent()) {
        // Unlike every other path in a kubeconfig, relative to where the program runs.
        var path = environment.workingDirectory().resolve(file.get());
        return trust(PemKeys.certificates(Files.readAllBytes(path)));
      }
      return ServerTrust.ofSystem(false, Optional.empty());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException exception) {
      throw new LocalFailure(
          user.failure("its idp-certificate-authority holds no usable certificate").getMessage(),
          "Correct the file, or log in again with the tool that wrote it");
    }
  }

  private static ServerTrust trust(List<X509Certificate> authorities) {
    return new ServerTrust(
        Optional.of(authorities), "idp-certificate-authority", false, Optional.empty());
  }

  private static CredentialFailure unknown(KubeconfigEntry user, String name) {
    var replacement =
        switch (name) {
          case "gcp" -> "Install gke-gcloud-auth-plugin and fetch the kubeconfig again with gcloud";
          case "azure" -> "Install kubelogin and convert the kubeconfig with it, or fetch it again";
          default -> "Use an exec credential plugin for this user, or give {flag:token}";
        };
    return new CredentialFailure(
            "User %s in %s logs in by the auth-provider %s, which kubectl no longer knows either"
                .formatted(Printable.of(user.name()), user.where(), Printable.of(name)),
            replacement)
        .explainedBy(CheckId.C1);
  }
}
