package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** Key stores that hold only authorities. */
final class SystemTrust {
  private SystemTrust() {}

  /** The authorities this machine trusts; null stands for the Java runtime's own list. */
  static KeyStore store() {
    return null;
  }

  /** A store of exactly these authorities. */
  static KeyStore storeOf(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }
}
