package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ServerRoute.Login;
import io.tracebloc.engine.cluster.ServerRoute.SocksProxy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Tunnels through a SOCKS 5 proxy (RFC 1928, login by RFC 1929); the proxy resolves the name. */
final class SocksTunnel implements Tunnel {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int WITH_PASSWORD = 2;

  private final SocksProxy proxy;

  SocksTunnel(SocksProxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public Socket open(Socket tcp, String host, int port, int timeoutMillis) throws IOException {
    Tunnel.connect(tcp, proxy, proxy.host(), proxy.port(), timeoutMillis);
    var before = tcp.getSoTimeout();
    tcp.setSoTimeout(timeoutMillis);
    var input = new DataInputStream(tcp.getInputStream());
    var output = new DataOutputStream(tcp.getOutputStream());
    greet(input, output);
    connect(input, output, host, port);
    tcp.setSoTimeout(before);
    return tcp;
  }

  private void greet(DataInputStream input, DataOutputStream output) throws IOException {
    var method = proxy.login().isPresent() ? WITH_PASSWORD : NO_LOGIN;
    output.write(new byte[] {VERSION, 1, (byte) method});
    output.flush();
    require(input.readUnsignedByte() == VERSION, "does not speak SOCKS 5");
    require(input.readUnsignedByte() == method, "asks for another way to log in");
    if (proxy.login().isPresent()) {
      logIn(input, output, proxy.login().get());
    }
  }

  private void logIn(DataInputStream input, DataOutputStream output, Login login)
      throws IOException {
    output.writeByte(1);
    writeText(output, login.username());
    writeText(output, login.password());
    output.flush();
    input.readUnsignedByte();
    require(input.readUnsignedByte() == 0, "does not accept the user name or password");
  }

  private void connect(DataInputStream input, DataOutputStream output, String host, int port)
      throws IOException {
    output.write(new byte[] {VERSION, 1, 0, 3});
    writeText(output, host);
    output.writeShort(port);
    output.flush();
    require(input.readUnsignedByte() == VERSION, "does not speak SOCKS 5");
    int reply = input.readUnsignedByte();
    require(
        reply == 0,
        "refused the connection to %s:%d (SOCKS reply %d)".formatted(host, port, reply));
    input.readUnsignedByte();
    int length =
        switch (input.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          case 3 -> input.readUnsignedByte();
          default -> 0;
        };
    input.readNBytes(length + 2);
  }

  private static void writeText(DataOutputStream output, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    output.writeByte(bytes.length);
    output.write(bytes);
  }

  private void require(boolean condition, String complaint) throws ProxyException {
    if (!condition) {
      throw new ProxyException("the proxy " + proxy + " " + complaint);
    }
  }
}
