package io.tracebloc.engine.cluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A proxy on loopback that speaks CONNECT or SOCKS 5, keeps what it was asked for, and leads every
 * name to one port on loopback, as a proxy with a name service of its own would.
 */
final class TestProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final boolean socks;
  private final int target;
  volatile String answer = "HTTP/1.1 200 Connection established";

  TestProxy(boolean socks, int target) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), socks, target);
  }

  /** One that speaks CONNECT over TLS. */
  TestProxy(SSLContext tls, int target) throws IOException {
    this(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
        false,
        target);
  }

  private TestProxy(ServerSocket listener, boolean socks, int target) {
    this.listener = listener;
    this.socks = socks;
    this.target = target;
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Targets and headers, in the order of their arrival. */
  List<String> asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (socks ? greetSocks(client) : greetHttp(client)) {
        try (var server = new Socket(InetAddress.ofLiteral("127.0.0.1"), target)) {
          open.add(server);
          threads.execute(() -> copy(client, server));
          copy(server, client);
        }
      }
    } catch (IOException broken) {
      // Tests end connections as they like.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      // Tests end connections as they like.
    }
  }

  private boolean greetHttp(Socket client) throws IOException {
    for (var line = line(client.getInputStream()); !line.isEmpty(); ) {
      asked.add(line);
      line = line(client.getInputStream());
    }
    var reply = answer + "\r\nX-Proxy: yes\r\n\r\n";
    client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
    return answer.contains(" 200 ");
  }

  private static String line(InputStream input) throws IOException {
    var line = new StringBuilder();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private boolean greetSocks(Socket client) throws IOException {
    var input = new DataInputStream(client.getInputStream());
    input.readUnsignedByte();
    var methods = input.readNBytes(input.readUnsignedByte());
    client.getOutputStream().write(new byte[] {5, methods[0]});
    if (methods[0] == 2) {
      input.readUnsignedByte();
      asked.add("login " + text(input) + ":" + text(input));
      client.getOutputStream().write(new byte[] {1, 0});
    }
    input.readNBytes(4);
    asked.add("CONNECT " + text(input) + ":" + input.readUnsignedShort());
    client.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
    return true;
  }

  private static String text(DataInputStream input) throws IOException {
    return new String(input.readNBytes(input.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    threads.close();
  }
}
