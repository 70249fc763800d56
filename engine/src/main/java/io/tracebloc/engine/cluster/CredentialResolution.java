package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ClientKeys.ClientCertificate;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/**
 * Who is calling: token by flag, then the user entry's token, token file, password or helper, with
 * its client certificate beside it; else the in-cluster account's token.
 */
final class CredentialResolution {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final KubeconfigEntry user;
  private final KubeconfigEntry cluster;
  private final Optional<ServiceAccountMount> account;
  private final URI server;
  private final ServerTrust trust;

  CredentialResolution(
      ClusterOptions options,
      HostEnvironment environment,
      KubeconfigChoice choice,
      Optional<ServiceAccountMount> account,
      URI server,
      ServerTrust trust) {
    this.options = options;
    this.environment = environment;
    this.user = choice.user();
    this.cluster = choice.cluster();
    this.account = account;
    this.server = server;
    this.trust = trust;
  }

  CredentialSource credentials() {
    var keys = clientCertificate();
    if (options.token().filter(token -> !token.isEmpty()).isPresent()) {
      return new FixedCredential(options.token().map(FixedCredential::bearer), keys);
    }
    var tokenFile = user.path("tokenFile");
    var token = user.text("token");
    var username = user.text("username");
    if (username.isPresent() && (token.isPresent() || tokenFile.isPresent())) {
      throw user.failure("it has both a token and a user name; only one can be used");
    }
    if (tokenFile.isPresent()) {
      return new TokenFileCredential(tokenFile.get(), token, keys);
    }
    if (token.isPresent()) {
      return new FixedCredential(token.map(FixedCredential::bearer), keys);
    }
    if (username.isPresent()) {
      var password = user.text("password").orElse("");
      return new FixedCredential(username.map(name -> FixedCredential.basic(name, password)), keys);
    }
    if (user.has("exec")) {
      var plugin = ExecPlugin.of(user.map("exec"), cluster, server, trust);
      return new ExecCredential(new ExecRunner(plugin, environment), keys);
    }
    refuseAuthProvider();
    return account
        .filter(mount -> keys.isEmpty())
        .<CredentialSource>map(
            mount -> new TokenFileCredential(mount.token(), Optional.empty(), keys))
        .orElseGet(() -> new FixedCredential(Optional.empty(), keys));
  }

  private void refuseAuthProvider() {
    if (user.has("auth-provider")) {
      var name = user.map("auth-provider").text("name").orElse("unnamed");
      throw new CredentialFailure(
          "User %s in %s logs in by the auth-provider %s, which is not supported"
              .formatted(Printable.of(user.name()), user.where(), Printable.of(name)),
          "Use an exec credential plugin for this user, as current kubectl does, or give {flag:token}");
    }
  }

  private Optional<X509KeyManager> clientCertificate() {
    var certificate =
        material(options.clientCertificate(), "client-certificate", "client-certificate-data");
    var key = material(options.clientKey(), "client-key", "client-key-data");
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    if (key.isEmpty()) {
      throw unusable("it has no key (client-key)");
    }
    try {
      var fixed = Optional.of(ClientCertificate.of(certificate.get(), key.get()));
      return Optional.of(new ClientKeys(() -> fixed));
    } catch (GeneralSecurityException exception) {
      throw unusable(Refusals.bounded(String.valueOf(exception.getMessage())));
    }
  }

  /** PEM bytes from the flag's file, else from the entry's data, else from the entry's file. */
  private Optional<byte[]> material(Optional<Path> flag, String file, String data) {
    if (flag.isPresent()) {
      return Optional.of(read(environment.workingDirectory().resolve(flag.get())));
    }
    var inline = user.text(data);
    if (inline.isPresent()) {
      try {
        return Optional.of(Base64.getMimeDecoder().decode(inline.get()));
      } catch (IllegalArgumentException notBase64) {
        throw unusable(data + " is not base64");
      }
    }
    return user.path(file).map(this::read);
  }

  private byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException exception) {
      throw unusable("the file " + Printable.of(file.toString()) + " cannot be read");
    }
  }

  private CredentialFailure unusable(String reason) {
    var whose =
        user.name().isEmpty()
            ? ""
            : " of user %s in %s".formatted(Printable.of(user.name()), user.where());
    return new CredentialFailure(
        "The client certificate%s is not usable: %s".formatted(whose, reason),
        "Fetch a fresh kubeconfig, or check {flag:client-certificate} and {flag:client-key}");
  }
}
