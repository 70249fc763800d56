package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets that reach their peers along the route. */
final class TunnelSocketFactory extends SocketFactory {
  private final ServerRoute route;
  private final ServerTrust trust;

  TunnelSocketFactory(ConnectionSettings settings) {
    route = settings.route();
    trust = settings.trust();
  }

  @Override
  public Socket createSocket() {
    return switch (route) {
      case ServerRoute.Direct direct -> new Socket();
      case ServerRoute.HttpProxy proxy -> new TunnelSocket(new ConnectTunnel(proxy, trust));
      case ServerRoute.SocksProxy proxy -> new TunnelSocket(new SocksTunnel(proxy));
    };
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    var socket = createSocket();
    socket.connect(InetSocketAddress.createUnresolved(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    var socket = createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new IOException("binding to a local address is not supported");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new IOException("binding to a local address is not supported");
  }
}
