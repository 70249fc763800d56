package io.tracebloc.engine.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kubernetes.client.openapi.ApiClient;
import io.tracebloc.engine.cluster.ApiEndpoint;
import io.tracebloc.engine.cluster.Cluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server over real HTTP on the loopback that answers by script. */
public final class FakeApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    /** Writes the answer. */
    void handle(Request request, Answer answer) throws IOException, InterruptedException;
  }

  /** What was asked. */
  public record Request(String method, String path, Map<String, String> query, String body) {}

  /** What is said. */
  public static final class Answer {
    private final HttpExchange exchange;

    Answer(HttpExchange exchange) {
      this.exchange = exchange;
    }

    /** A whole answer. */
    public void send(int status, String body) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    /** A refusal as the API server phrases it. */
    public void refuse(int status, String message) throws IOException {
      send(
          status,
          "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
              .formatted(status, message));
    }

    /** The start of an answer without a length; {@link #end} ends it. */
    public OutputStream stream() throws IOException {
      exchange.sendResponseHeaders(200, 0);
      return exchange.getResponseBody();
    }

    /** Ends an answer properly. */
    public void end() {
      exchange.close();
    }

    /** The start of an answer that promises more than will come; {@link #cut} breaks it off. */
    public OutputStream doomedStream() throws IOException {
      exchange.sendResponseHeaders(200, Long.MAX_VALUE);
      return exchange.getResponseBody();
    }

    /** Ends the connection, before or in the middle of an answer. */
    public void cut() {
      // The server closes the connection, because the promised length was not reached.
      exchange.close();
    }
  }

  /** Starts the server. */
  public FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(executor);
    server.createContext("/", this::dispatch);
    server.start();
  }

  /** Sets the answer to requests for this method and path. */
  public FakeApi on(String method, String path, Handler handler) {
    handlers.put(method + " " + path, handler);
    return this;
  }

  /** Every request so far. */
  public List<Request> requests() {
    return requests;
  }

  /** The address for a client. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A cluster whose API server this is. */
  public Cluster cluster() {
    return new Cluster(
        "fake", "demo", new ApiClient().setBasePath(address().toString()), endpoint());
  }

  private ApiEndpoint endpoint() {
    return new ApiEndpoint() {
      @Override
      public URI address() {
        return FakeApi.this.address();
      }

      @Override
      public Socket connect(Duration timeout) throws IOException {
        throw new IOException("This server has no streams");
      }

      @Override
      public Map<String, List<String>> identityHeaders() {
        return Map.of();
      }

      @Override
      public boolean rejected(Map<String, List<String>> identity) {
        return false;
      }
    };
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var request =
        new Request(
            exchange.getRequestMethod(),
            uri.getPath(),
            query(uri.getRawQuery()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    requests.add(request);
    var answer = new Answer(exchange);
    try {
      handlers
          .getOrDefault(
              request.method() + " " + request.path(),
              (_, refusal) -> refusal.refuse(404, "nothing at " + request.path()))
          .handle(request, answer);
    } catch (IOException | InterruptedException e) {
      // The client went away, or the test is over.
      exchange.close();
    }
  }

  private static Map<String, String> query(String raw) {
    var parameters = new TreeMap<String, String>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    executor.close();
  }
}
