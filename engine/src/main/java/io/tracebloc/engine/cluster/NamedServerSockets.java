package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets that ask for, and verify, one given server name, whatever host they connect to. */
final class NamedServerSockets extends SSLSocketFactory {
  private final Supplier<SSLSocketFactory> sockets;
  private final String name;
  private final boolean verify;

  NamedServerSockets(Supplier<SSLSocketFactory> sockets, String name, boolean verify) {
    this.sockets = sockets;
    this.name = name;
    this.verify = verify;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    var socket = (SSLSocket) sockets.get().createSocket(connected, name, port, autoClose);
    if (verify) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.get().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyLayered();
  }

  private static IOException onlyLayered() {
    return new IOException("TLS is only spoken over a connection that exists already");
  }
}
