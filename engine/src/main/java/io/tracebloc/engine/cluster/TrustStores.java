package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Key stores that hold the authorities to trust. */
final class TrustStores {
  /** Where Linux distributions keep their list, in the order in which Go looks, too. */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private TrustStores() {}

  /** A store of exactly these authorities. */
  static KeyStore of(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }

  /**
   * The authorities that the operating system trusts, as kubectl uses them; empty if they cannot be
   * told.
   */
  static Optional<KeyStore> ofSystem(String operatingSystem)
      throws GeneralSecurityException, IOException {
    if (operatingSystem.startsWith("Windows")) {
      return Optional.of(loaded("Windows-ROOT"));
    }
    if (operatingSystem.startsWith("Mac")) {
      return Optional.of(loaded("KeychainStore-ROOT"));
    }
    var bundle = BUNDLES.stream().filter(Files::isReadable).findFirst();
    return bundle.isPresent() ? fromBundle(bundle.get()) : Optional.empty();
  }

  /** Trusts the authorities of a store; without one, those that the Java runtime brings along. */
  static X509TrustManager manager(Optional<KeyStore> store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore loaded(String type) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(type);
    store.load(null, null);
    return store;
  }

  /** Certificates that Java cannot read are left out, rather than losing the others. */
  private static Optional<KeyStore> fromBundle(Path bundle)
      throws GeneralSecurityException, IOException {
    var authorities = new ArrayList<X509Certificate>();
    for (var block : PemBlock.all(Files.readAllBytes(bundle))) {
      try {
        authorities.add(PemKeys.certificate(block));
      } catch (GeneralSecurityException unreadable) {
        // One odd entry of a long list.
      }
    }
    return authorities.isEmpty() ? Optional.empty() : Optional.of(of(authorities));
  }
}
