package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ClientCertificateSource.Pem;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Who is calling: token or password by flag, then the user entry's token file, token or password,
 * with its client certificate beside it; its helper only when it has none of these, as in
 * client-go; its OpenID Connect login; else the in-cluster account's token.
 */
final class CredentialResolution {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final KubeconfigEntry user;
  private final KubeconfigEntry cluster;
  private final Optional<ServiceAccountMount> account;
  private final String address;
  private final URI server;
  private final ServerTrust trust;

  CredentialResolution(
      ClusterOptions options,
      HostEnvironment environment,
      KubeconfigChoice choice,
      Optional<ServiceAccountMount> account,
      String address,
      ServerTrust trust) {
    this.options = options;
    this.environment = environment;
    this.user = choice.user();
    this.cluster = choice.cluster();
    this.account = account;
    this.address = address;
    server = ServerAddress.parse(address);
    this.trust = trust;
  }

  CredentialSource credentials() {
    var keys = clientCertificate();
    refuseContradictions();
    return inAddress()
        .or(this::byFlag)
        .<CredentialSource>map(fixed -> new FixedCredential(Optional.of(fixed), keys))
        .or(() -> tokenFile(keys))
        .or(() -> inEntry().map(fixed -> new FixedCredential(Optional.of(fixed), keys)))
        .or(() -> keys.isEmpty() ? helper() : Optional.empty())
        .or(() -> OidcResolution.of(user, environment, keys))
        .or(() -> keys.isEmpty() ? mountedToken() : Optional.empty())
        .orElseGet(() -> new FixedCredential(Optional.empty(), keys));
  }

  /** As kubectl does, which would not know either which of them is meant. */
  private void refuseContradictions() {
    if (user.text("username").isPresent()
        && (user.text("token").isPresent() || user.text("tokenFile").isPresent())) {
      throw user.failure("it has both a token and a user name; only one can be used");
    }
    if (user.has("exec") && user.has("auth-provider")) {
      throw user.failure("it has both exec and auth-provider; only one can be used");
    }
  }

  /** A login written into the server's address wins over everything, as in Go's HTTP client. */
  private Optional<String> inAddress() {
    return ServerAddress.login(address)
        .map(login -> FixedCredential.basic(login.username(), login.password()));
  }

  private Optional<String> byFlag() {
    return options
        .token()
        .map(FixedCredential::bearer)
        .or(() -> options.username().map(name -> basic(name, options.password())));
  }

  private Optional<CredentialSource> tokenFile(Optional<ClientKeys> keys) {
    return user.path("tokenFile")
        .map(file -> new TokenFileCredential(file, user.text("token"), keys));
  }

  private Optional<String> inEntry() {
    return user.text("token")
        .map(FixedCredential::bearer)
        .or(() -> user.text("username").map(name -> basic(name, user.text("password"))));
  }

  private static String basic(String username, Optional<String> password) {
    return FixedCredential.basic(username, password.orElse(""));
  }

  private Optional<CredentialSource> helper() {
    if (!user.has("exec")) {
      return Optional.empty();
    }
    var plugin = ExecPlugin.of(user.map("exec"), cluster, server, trust);
    return Optional.of(new ExecCredential(new ExecRunner(plugin, environment)));
  }

  private Optional<CredentialSource> mountedToken() {
    return account.map(
        mount -> new TokenFileCredential(mount.token(), Optional.empty(), Optional.empty()));
  }

  private Optional<ClientKeys> clientCertificate() {
    var certificate =
        material(options.clientCertificate(), "client-certificate", "client-certificate-data");
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    var key = material(options.clientKey(), "client-key", "client-key-data");
    if (key.isEmpty()) {
      throw unusable("it has no key (client-key)");
    }
    try {
      return Optional.of(new ClientKeys(new ClientCertificateSource(certificate.get(), key.get())));
    } catch (IOException exception) {
      throw unusable(exception.getMessage() + " cannot be read");
    } catch (GeneralSecurityException exception) {
      throw unusable(Refusals.bounded(String.valueOf(exception.getMessage())));
    }
  }

  /** PEM text in the flag's file, else in the entry's data, else in the entry's file. */
  private Optional<Pem> material(Optional<Path> flag, String file, String data) {
    if (flag.isPresent()) {
      return flag.map(path -> new Pem.InFile(environment.workingDirectory().resolve(path)));
    }
    return user.text(data).<Pem>map(Pem.Inline::new).or(() -> user.path(file).map(Pem.InFile::new));
  }

  private CredentialFailure unusable(String reason) {
    var whose =
        user.name().isEmpty()
            ? ""
            : " of user %s in %s".formatted(Printable.of(user.name()), user.where());
    return new CredentialFailure(
            "The client certificate%s is not usable: %s".formatted(whose, reason),
            "Fetch a fresh kubeconfig, or check {flag:client-certificate} and {flag:client-key}")
        .explainedBy(CheckId.C1);
  }
}
