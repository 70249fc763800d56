package io.tracebloc.sandbox.standin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tracebloc.sandbox.standin.kube.KubeClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The few endpoints of the Kubernetes API that jobs-manager calls, over plain HTTP. */
final class FakeKubernetes implements AutoCloseable {
  static final String OWN_TOKEN = "jobs-manager-token";

  private final JsonMapper json = new JsonMapper();
  private final HttpServer server;
  private final Map<String, JsonNode> objects = new ConcurrentSkipListMap<>();
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private volatile boolean reviewsRefused;

  FakeKubernetes() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Objects by path. */
  Map<String, JsonNode> objects() {
    return objects;
  }

  void acceptToken(String token, String user) {
    users.put(token, user);
  }

  void refuseReviews() {
    reviewsRefused = true;
  }

  KubeClient client() {
    try {
      return new KubeClient(
          URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
          SSLContext.getDefault(),
          () -> OWN_TOKEN);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (!("Bearer " + OWN_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        status(exchange, 401, "Unauthorized");
      } else if (path.endsWith("/tokenreviews")) {
        review(exchange);
      } else if (exchange.getRequestMethod().equals("POST")) {
        create(exchange, path);
      } else if (objects.containsKey(path)) {
        send(exchange, 200, objects.get(path));
      } else {
        status(exchange, 404, "not found");
      }
    }
  }

  private void review(HttpExchange exchange) throws IOException {
    if (reviewsRefused) {
      status(exchange, 403, "tokenreviews is forbidden");
      return;
    }
    var review = (ObjectNode) json.readTree(exchange.getRequestBody());
    var user = users.get(review.path("spec").path("token").asString(""));
    var status = review.putObject("status");
    status.put("authenticated", user != null);
    if (user != null) {
      status.putObject("user").put("username", user);
    }
    send(exchange, 201, review);
  }

  private void create(HttpExchange exchange, String collection) throws IOException {
    var object = json.readTree(exchange.getRequestBody());
    var path = collection + "/" + object.path("metadata").path("name").asString();
    if (objects.putIfAbsent(path, object) != null) {
      status(exchange, 409, "already exists");
    } else {
      send(exchange, 201, object);
    }
  }

  private void status(HttpExchange exchange, int code, String message) throws IOException {
    send(exchange, code, json.createObjectNode().put("kind", "Status").put("message", message));
  }

  private void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
    var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
