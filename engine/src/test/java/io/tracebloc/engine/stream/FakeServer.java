package io.tracebloc.engine.stream;

import io.tracebloc.engine.cluster.ApiEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that hands every connection to the test. */
final class FakeServer implements AutoCloseable {
  /** What the test does with a connection whose request head was read. */
  @FunctionalInterface
  interface Conversation {
    /** Answers; the socket is closed afterwards, abruptly if this throws. */
    void hold(Socket socket, Request request) throws Exception;
  }

  /** A request head; header names in lower case. */
  record Request(String line, Map<String, String> headers) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  final List<Request> requests = new CopyOnWriteArrayList<>();
  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final AtomicInteger rejections = new AtomicInteger();

  FakeServer(Conversation conversation) throws IOException {
    listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(conversation));
  }

  ApiEndpoint endpoint() {
    return new ApiEndpoint() {
      @Override
      public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/prefix/");
      }

      @Override
      public Socket connect(Duration timeout) throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
      }

      @Override
      public Map<String, List<String>> identityHeaders() {
        return Map.of("Authorization", List.of("Bearer token-" + rejections.get()));
      }

      @Override
      public boolean rejected(Map<String, List<String>> identity) {
        rejections.incrementAndGet();
        return true;
      }
    };
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : sockets) {
      socket.close();
    }
  }

  private void accept(Conversation conversation) {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, conversation));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, Conversation conversation) {
    try (socket) {
      var request = readRequest(socket.getInputStream());
      requests.add(request);
      conversation.hold(socket, request);
      drain(socket);
    } catch (Exception failure) {
      failures.add(failure);
    }
  }

  /** Closing with unread input would reset the connection and lose what is still in flight. */
  private static void drain(Socket socket) throws IOException {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(5000);
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (SocketException hungUp) {
      // Everything is said: the client may hang up in whatever way it likes.
    }
  }

  private static Request readRequest(InputStream in) throws IOException {
    var line = readLine(in);
    var headers = new LinkedHashMap<String, String>();
    for (var header = readLine(in); !header.isEmpty(); header = readLine(in)) {
      var parts = header.split(": ", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    return new Request(line, headers);
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int value = in.read(); value != '\n'; value = in.read()) {
      if (value < 0) {
        throw new IOException("end of input in a request head");
      }
      line.append((char) value);
    }
    return line.toString().strip();
  }

  static void answer(Socket socket, String head, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var text = "HTTP/1.1 " + head + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
  }

  static String status(int code, String message) {
    return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\""
        + message
        + "\",\"code\":"
        + code
        + "}";
  }
}
