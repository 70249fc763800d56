package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Opens connections to a server through a proxy. */
interface Tunnel {
  /**
   * Connects the given, unconnected socket to the proxy and has it lead to the target.
   *
   * @param timeoutMillis for each step; zero means none
   * @return the socket to use from then on: the same, or one layered over it
   * @throws ProxyException if the proxy cannot be reached or refuses
   */
  Socket open(Socket tcp, String host, int port, int timeoutMillis) throws IOException;

  /** Connects to the proxy itself, naming it in the exception when that fails. */
  static void connect(Socket tcp, ServerRoute route, String host, int port, int timeoutMillis)
      throws ProxyException {
    try {
      tcp.connect(new InetSocketAddress(host, port), timeoutMillis);
    } catch (IOException | IllegalArgumentException exception) {
      throw new ProxyException(
          "the proxy %s cannot be reached (%s)".formatted(route, exception.getMessage()),
          exception);
    }
  }
}
