package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Which authorities and which name vouch for the server. */
final class TrustResolution {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final KubeconfigEntry cluster;
  private final Optional<ServiceAccountMount> account;

  TrustResolution(
      ClusterOptions options,
      HostEnvironment environment,
      KubeconfigChoice choice,
      Optional<ServiceAccountMount> account) {
    this.options = options;
    this.environment = environment;
    this.cluster = choice.cluster();
    this.account = account;
  }

  ServerTrust trust() {
    var name = serverName();
    // As in client-go: a flag about trust replaces everything that the file says about trust.
    if (options.insecureSkipTlsVerify() && options.certificateAuthority().isEmpty()) {
      return ServerTrust.ofSystem(true, name);
    }
    if (options.certificateAuthority().isPresent()) {
      refuseBoth(options.insecureSkipTlsVerify());
      return fromFile(
          environment.workingDirectory().resolve(options.certificateAuthority().get()), name);
    }
    return fromEntry(name);
  }

  private ServerTrust fromEntry(Optional<String> name) {
    var insecure = cluster.flag("insecure-skip-tls-verify");
    var data = cluster.text("certificate-authority-data");
    var file = cluster.path("certificate-authority");
    if (data.isPresent() || file.isPresent()) {
      refuseBoth(insecure);
    }
    if (data.isPresent()) {
      return new ServerTrust(
          Optional.of(decoded(data.get())),
          "certificate-authority-data of cluster %s in %s"
              .formatted(Printable.of(cluster.name()), cluster.where()),
          false,
          name);
    }
    if (file.isPresent()) {
      return fromFile(file.get(), name);
    }
    var mounted =
        account.map(ServiceAccountMount::authorities).filter(path -> Files.isReadable(path));
    return mounted
        .map(path -> fromFile(path, name))
        .orElseGet(() -> ServerTrust.ofSystem(insecure, name));
  }

  private Optional<String> serverName() {
    // Another server address makes the file's name for the server meaningless.
    return options.tlsServerName().isPresent() || options.server().isPresent()
        ? options.tlsServerName()
        : cluster.text("tls-server-name");
  }

  private void refuseBoth(boolean insecure) {
    if (insecure) {
      throw new LocalFailure(
          "A certificate authority is given, and verification is switched off at the same time",
          "Use either {flag:certificate-authority} or {flag:insecure-skip-tls-verify}");
    }
  }

  private List<X509Certificate> decoded(String data) {
    try {
      return PemKeys.certificates(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException | GeneralSecurityException exception) {
      throw cluster.failure("certificate-authority-data holds no usable certificate");
    }
  }

  private static ServerTrust fromFile(Path file, Optional<String> name) {
    var shown = Printable.of(file.toString());
    try {
      var authorities = PemKeys.certificates(Files.readAllBytes(file));
      return new ServerTrust(Optional.of(authorities), "the file " + shown, false, name);
    } catch (IOException exception) {
      throw new LocalFailure(
          "The certificate authority file %s cannot be read".formatted(shown),
          "Check certificate-authority in the kubeconfig, or {flag:certificate-authority}",
          exception);
    } catch (GeneralSecurityException exception) {
      throw new LocalFailure(
          "The certificate authority file %s holds no usable certificate".formatted(shown),
          "Check certificate-authority in the kubeconfig, or {flag:certificate-authority}");
    }
  }
}
