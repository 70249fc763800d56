package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS to one API server: trust, client certificate and the name to verify, for plain calls and for
 * streams alike. The name is verified during the handshake itself.
 */
final class ServerTls {
  private final ServerTrust trust;
  private final String verifiedName;
  private final X509TrustManager trustManager;
  private final KeyManager[] keys;

  /** Sessions belong to a context; a new one knows none. */
  private volatile SSLContext context;

  ServerTls(ConnectionSettings settings) {
    trust = settings.trust();
    verifiedName = settings.verifiedName();
    keys = settings.credentials().keys().stream().toArray(KeyManager[]::new);
    try {
      trustManager = trust.insecure() ? new TrustAnything() : authorities(trust);
    } catch (GeneralSecurityException | IOException exception) {
      throw new IllegalStateException("this Java runtime cannot do TLS", exception);
    }
    context = newContext();
  }

  private SSLContext newContext() {
    try {
      var fresh = SSLContext.getInstance("TLS");
      fresh.init(keys, new X509TrustManager[] {trustManager}, null);
      return fresh;
    } catch (GeneralSecurityException exception) {
      throw new IllegalStateException("this Java runtime cannot do TLS", exception);
    }
  }

  private static X509TrustManager authorities(ServerTrust trust)
      throws GeneralSecurityException, IOException {
    return TrustStores.manager(
        trust.authorities().isPresent()
            ? Optional.of(TrustStores.of(trust.authorities().get()))
            : TrustStores.ofSystem(System.getProperty("os.name", "")));
  }

  X509TrustManager trustManager() {
    return trustManager;
  }

  /** Sockets that verify the server while they shake hands, whatever their user does afterwards. */
  SSLSocketFactory sockets() {
    return new NamedServerSockets(
        () -> context.getSocketFactory(), verifiedName, !trust.insecure());
  }

  /** A connected socket with TLS over it, offering HTTP/1.1 only. */
  SSLSocket encrypt(Socket connected, int port) throws IOException {
    var encrypted = (SSLSocket) sockets().createSocket(connected, verifiedName, port, true);
    var parameters = encrypted.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    encrypted.setSSLParameters(parameters);
    encrypted.startHandshake();
    return encrypted;
  }

  /**
   * Forgets resumable sessions, so that the next handshake presents the client certificate anew.
   */
  void forgetSessions() {
    context = newContext();
  }
}
