package io.tracebloc.engine.cluster;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Presents the client certificate that is current at the time of a handshake, whatever authorities
 * the server lists, as kubectl does. Thread-safe.
 */
final class ClientKeys extends X509ExtendedKeyManager {
  /** Handshakes that run while a certificate is renewed must find the one that they began with. */
  private static final int REMEMBERED = 4;

  private final Supplier<Optional<ClientCertificate>> current;
  private final Map<String, ClientCertificate> offered = new LinkedHashMap<>();
  private Optional<ClientCertificate> last = Optional.empty();
  private int issued;

  ClientKeys(Supplier<Optional<ClientCertificate>> current) {
    this.current = current;
  }

  /** Whether there is a certificate to present. */
  boolean present() {
    return current.get().isPresent();
  }

  /** The certificate that a handshake would present now. */
  Optional<ClientCertificate> certificate() {
    return current.get();
  }

  /** Whether the certificate is another one than was last presented. */
  synchronized boolean changed() {
    return last.isPresent() && !current.get().equals(last);
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return current
        .get()
        .filter(certificate -> fits(certificate, types))
        .map(this::alias)
        .orElse(null);
  }

  private synchronized String alias(ClientCertificate certificate) {
    if (!last.equals(Optional.of(certificate))) {
      last = Optional.of(certificate);
      issued++;
      offered.put("client-" + issued, certificate);
      offered.remove("client-" + (issued - REMEMBERED));
    }
    return "client-" + issued;
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return chooseClientAlias(types, issuers, null);
  }

  private static boolean fits(ClientCertificate certificate, String[] types) {
    var algorithm = certificate.chain().getFirst().getPublicKey().getAlgorithm();
    return Arrays.asList(types).contains(algorithm);
  }

  @Override
  public synchronized X509Certificate[] getCertificateChain(String alias) {
    var certificate = offered.get(alias);
    return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public synchronized PrivateKey getPrivateKey(String alias) {
    var certificate = offered.get(alias);
    return certificate == null ? null : certificate.key();
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return current.get().map(this::alias).stream().toArray(String[]::new);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }
}
