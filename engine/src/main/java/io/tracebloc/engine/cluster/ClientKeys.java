package io.tracebloc.engine.cluster;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Presents the client certificate that is current at the time of a handshake, whatever authorities
 * the server lists, as kubectl does.
 */
final class ClientKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final Supplier<Optional<ClientCertificate>> current;

  ClientKeys(Supplier<Optional<ClientCertificate>> current) {
    this.current = current;
  }

  /** A certificate chain with its key. */
  record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
    /** Reads both from PEM texts. */
    static ClientCertificate of(byte[] certificatePem, byte[] keyPem)
        throws GeneralSecurityException {
      return new ClientCertificate(
          PemKeys.certificates(certificatePem), PemKeys.privateKey(keyPem));
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "ClientCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return current
        .get()
        .filter(certificate -> fits(certificate, types))
        .map(c -> ALIAS)
        .orElse(null);
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
  public X509Certificate[] getCertificateChain(String alias) {
    return current
        .get()
        .map(certificate -> certificate.chain().toArray(X509Certificate[]::new))
        .orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return current.get().map(ClientCertificate::key).orElse(null);
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[] {ALIAS};
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
