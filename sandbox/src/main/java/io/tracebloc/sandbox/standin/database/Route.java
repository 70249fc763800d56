package io.tracebloc.sandbox.standin.database;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * How the server is reached: directly, or where {@code http_proxy} is set through a tunnel that
 * this proxy opens, as on a practice cluster, whose names only its proxy knows.
 *
 * @param host name or address
 * @param proxy the proxy's address, with its user
 */
public record Route(String host, int port, Optional<URI> proxy) {
  private static final String PORT = "3306";
  private static final int PATIENCE = 5_000;
  private static final int LONGEST_LINE = 1 << 13;

  /** The route to a server, as a pod's environment says it: {@code MYSQL_HOST}, and so on. */
  public static Route of(Map<String, String> environment) {
    var proxy = environment.getOrDefault("http_proxy", "");
    return new Route(
        environment.getOrDefault("MYSQL_HOST", ""),
        Integer.parseInt(environment.getOrDefault("MYSQL_PORT", PORT)),
        proxy.isEmpty() ? Optional.empty() : Optional.of(URI.create(proxy)));
  }

  /**
   * Connects.
   *
   * @throws IOException if nobody answers there
   */
  public Socket connect() throws IOException {
    var socket = new Socket();
    try {
      var first =
          proxy
              .map(via -> new InetSocketAddress(via.getHost(), via.getPort()))
              .orElseGet(() -> new InetSocketAddress(host, port));
      socket.connect(first, PATIENCE);
      if (proxy.isPresent()) {
        openTunnel(socket, proxy.get());
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void openTunnel(Socket socket, URI via) throws IOException {
    var user = Optional.ofNullable(via.getUserInfo()).orElse(":");
    var credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    var request =
        "CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\nProxy-Authorization: Basic %3$s\r\n\r\n"
            .formatted(host, port, credentials);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    var status = line(socket);
    if (!status.matches("HTTP/1\\.[01] 200.*")) {
      throw new IOException("no way to %s:%d: %s".formatted(host, port, status));
    }
    while (!line(socket).isEmpty()) {
      // The rest of the head says nothing.
    }
  }

  /** Byte by byte, because what follows belongs to the server. */
  private static String line(Socket socket) throws IOException {
    var line = new ByteArrayOutputStream();
    var in = socket.getInputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException("the proxy ended the connection");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
