package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ServerRoute.HttpProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/** Tunnels through an HTTP proxy by CONNECT (RFC 9110, 9.3.6), over TLS to the proxy if asked. */
final class ConnectTunnel implements Tunnel {
  private static final int LARGEST_HEADER = 32 * 1024;

  private final HttpProxy proxy;
  private final ServerTrust trust;

  /** With what vouches for a proxy that speaks TLS itself: the server's trust, or the system's. */
  ConnectTunnel(HttpProxy proxy, ServerTrust trust) {
    this.proxy = proxy;
    this.trust = trust;
  }

  @Override
  public Socket open(Socket tcp, String host, int port, int timeoutMillis) throws IOException {
    Tunnel.connect(tcp, proxy, proxy.host(), proxy.port(), timeoutMillis);
    var before = tcp.getSoTimeout();
    tcp.setSoTimeout(timeoutMillis);
    var channel = proxy.secure() ? encrypt(tcp) : tcp;
    requestTunnel(channel, (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    channel.setSoTimeout(before);
    tcp.setSoTimeout(before);
    return channel;
  }

  private Socket encrypt(Socket tcp) throws ProxyException {
    try {
      var factory = ProxyTrust.of(trust).getSocketFactory();
      var encrypted = (SSLSocket) factory.createSocket(tcp, proxy.host(), proxy.port(), true);
      if (!trust.insecure()) {
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
      }
      encrypted.startHandshake();
      return encrypted;
    } catch (IOException | GeneralSecurityException exception) {
      throw new ProxyException(
          "no TLS connection to the proxy %s (%s)".formatted(proxy, exception.getMessage()),
          exception);
    }
  }

  private void requestTunnel(Socket channel, String target) throws IOException {
    var request = new StringBuilder();
    request.append("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target);
    request.append("\r\nUser-Agent: ").append(Product.userAgent()).append("\r\n");
    proxy
        .authorization()
        .ifPresent(value -> request.append("Proxy-Authorization: ").append(value).append("\r\n"));
    request.append("\r\n");
    channel.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    channel.getOutputStream().flush();
    var status = readHeader(channel.getInputStream()).lines().findFirst().orElse("");
    if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
      throw new ProxyException(
          "the proxy %s refused the tunnel to %s (%s)".formatted(proxy, target, status));
    }
  }

  /** Byte by byte, because what follows the header already belongs to the server. */
  private String readHeader(InputStream input) throws IOException {
    var header = new ByteArrayOutputStream();
    for (int tail = 0; tail != 0x0d0a0d0a; ) {
      int next = input.read();
      if (next < 0 || header.size() > LARGEST_HEADER) {
        throw new ProxyException("the proxy %s gave no proper answer".formatted(proxy));
      }
      header.write(next);
      tail = tail << 8 | next;
    }
    return header.toString(StandardCharsets.ISO_8859_1);
  }
}
