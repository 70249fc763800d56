package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Who vouches for a proxy that is itself reached by TLS. kubectl verifies it with the authorities
 * of the cluster; those of the machine are trusted as well, because most proxies are not the
 * cluster's.
 */
final class ProxyTrust {
  private ProxyTrust() {}

  /** TLS to the proxy of a server that is recognised so. */
  static SSLContext of(ServerTrust server) throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager(server)}, null);
    return context;
  }

  private static TrustManager manager(ServerTrust server)
      throws GeneralSecurityException, IOException {
    if (server.insecure()) {
      return new TrustAnything();
    }
    var system = TrustStores.manager(systemStore());
    if (server.authorities().isEmpty()) {
      return system;
    }
    var all = new ArrayList<X509Certificate>(server.authorities().get());
    all.addAll(List.of(system.getAcceptedIssuers()));
    return TrustStores.manager(Optional.of(TrustStores.of(all)));
  }

  private static Optional<KeyStore> systemStore() throws GeneralSecurityException, IOException {
    return TrustStores.ofSystem(System.getProperty("os.name", ""));
  }
}
