package io.tracebloc.sandbox.pods.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes HTTP requests of pods on a loopback port and passes them on to the pods behind the Services
 * that they name; {@code CONNECT} opens a tunnel for other protocols. Nothing else is reached
 * through it. Where nothing answers, it says so with a 502 (a real cluster would not resolve the
 * name, or refuse the connection). Thread-safe.
 */
public final class ServiceProxy implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int LONGEST_FAREWELL = 2_000;
  private static final byte[] OPEN =
      "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServiceDirectory services;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Opens the port. */
  public ServiceProxy(ServiceDirectory services) {
    this.services = services;
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("opening a port for the names of Services", e);
    }
    Thread.ofVirtual().name("service-proxy").start(this::accept);
  }

  /**
   * What tells the programs of a pod to ask here; curl follows it.
   *
   * @param namespace the pod's namespace, in which names without one are looked up
   */
  public Map<String, String> variables(String namespace) {
    var address = listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    return Map.of(
        "http_proxy",
        "http://%s:@%s".formatted(namespace, address),
        "no_proxy",
        "127.0.0.1,localhost");
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        open.add(client);
        Thread.ofVirtual().name("service-request").start(() -> serve(client));
      } catch (IOException _) {
        // Closed, or a client that went away at once.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      pass(client);
    } catch (IOException _) {
      // One of the two went away; the other learns it by the end of its connection.
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket client) throws IOException {
    var in = client.getInputStream();
    ProxyRequest request;
    try {
      request = ProxyRequest.read(in);
    } catch (IOException refused) {
      refuse(client, 400, "Bad Request", refused.getMessage());
      return;
    }
    try (var server = connect(request)) {
      open.add(server);
      try {
        exchange(request, client, server);
      } finally {
        open.remove(server);
      }
    } catch (NoRouteException reason) {
      refuse(client, 502, "Bad Gateway", reason.getMessage());
    }
  }

  private Socket connect(ProxyRequest request) throws NoRouteException {
    var port = services.find(request.host(), request.port(), request.user());
    var server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return server;
    } catch (IOException refused) {
      closeQuietly(server);
      throw new NoRouteException(
          "connection to %s:%d refused".formatted(request.host(), request.port()));
    }
  }

  /** The answer is over when the server ends the connection, which it was asked for. */
  private static void exchange(ProxyRequest request, Socket client, Socket server)
      throws IOException {
    if (request.isTunnel()) {
      client.getOutputStream().write(OPEN);
    } else {
      server.getOutputStream().write(request.forwarded());
    }
    var sender =
        Thread.ofVirtual().name("service-request-body").start(() -> copyQuietly(client, server));
    try {
      server.getInputStream().transferTo(client.getOutputStream());
      client.shutdownOutput();
    } finally {
      server.close();
      client.close();
      sender.interrupt();
    }
  }

  private static void copyQuietly(Socket client, Socket server) {
    try {
      InputStream in = client.getInputStream();
      in.transferTo(server.getOutputStream());
      server.shutdownOutput();
    } catch (IOException _) {
      // The answer, or its absence, tells what there is to tell.
    }
  }

  private static void refuse(Socket client, int code, String reason, String text)
      throws IOException {
    var body = "practice cluster: " + text + "\n";
    var answer =
        """
        HTTP/1.1 %d %s\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Length: %d\r
        Connection: close\r
        \r
        %s"""
            .formatted(code, reason, body.getBytes(StandardCharsets.UTF_8).length, body);
    client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    client.shutdownOutput();
    client.setSoTimeout(LONGEST_FAREWELL);
    drain(client.getInputStream());
  }

  /** Otherwise unread bytes of the request would reset the connection and the answer with it. */
  private static void drain(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // There is nothing to save.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException _) {
      // It listens no more either way.
    }
    open.forEach(ServiceProxy::closeQuietly);
  }
}
