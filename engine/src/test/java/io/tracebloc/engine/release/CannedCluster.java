package io.tracebloc.engine.release;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API server with canned objects by path. Lists are made of the objects put below a collection;
 * what was not put does not exist; whole resources can be forbidden.
 */
final class CannedCluster implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final List<String> forbidden = new CopyOnWriteArrayList<>();
  private volatile boolean inTrouble;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Path directory;
  private final String namespace;

  CannedCluster(Path directory, String namespace) throws IOException {
    this.directory = directory;
    this.namespace = namespace;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Puts a namespaced object, for example {@code secrets} and its JSON with a name in it. */
  CannedCluster put(String resource, String json) {
    return putIn(namespace, resource, json);
  }

  CannedCluster putIn(String place, String resource, String json) {
    var name = new Tree(JsonParser.parseString(json)).name();
    objects.put(collection(place, resource) + "/" + name, json);
    return this;
  }

  /** Puts an object that belongs to no namespace. */
  CannedCluster putGlobal(String path, String json) {
    var name = new Tree(JsonParser.parseString(json)).name();
    objects.put(path + "/" + name, json);
    return this;
  }

  /** Refuses everything about resources whose path contains this word. */
  CannedCluster forbid(String... words) {
    forbidden.addAll(List.of(words));
    return this;
  }

  /** Answers nothing but that it is in trouble. */
  void getIntoTrouble() {
    inTrouble = true;
  }

  /** Takes away the objects whose path ends so. */
  void remove(String pathEnd) {
    objects.keySet().removeIf(path -> path.endsWith(pathEnd));
  }

  void allow(String word) {
    forbidden.remove(word);
  }

  void allowAll() {
    forbidden.clear();
  }

  List<String> requests() {
    return requests;
  }

  private static String collection(String place, String resource) {
    var group = resource.equals("deployments") ? "/apis/apps/v1" : "/api/v1";
    return "%s/namespaces/%s/%s".formatted(group, place, resource);
  }

  Cluster open() throws IOException {
    var file = directory.resolve("kubeconfig");
    Files.writeString(
        file,
        """
        current-context: x
        contexts: [{name: x, context: {cluster: c, namespace: %s}}]
        clusters: [{name: c, cluster: {server: 'http://127.0.0.1:%d'}}]
        """
            .formatted(namespace, server.getAddress().getPort()));
    var environment =
        new HostEnvironment(Map.of("KUBECONFIG", file.toString()), directory, directory, false);
    return ClusterAccess.open(ClusterOptions.none(), environment);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestURI().toString());
      if (inTrouble) {
        send(exchange, 503, "{\"reason\":\"ServiceUnavailable\",\"message\":\"no leader\"}");
      } else if (forbidden.stream().anyMatch(path::contains)) {
        send(exchange, 403, "{\"reason\":\"Forbidden\",\"message\":\"no right to " + path + "\"}");
      } else if (objects.containsKey(path)) {
        send(exchange, 200, objects.get(path));
      } else if (path.matches(".*/[a-z]+s")) {
        var accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        var items =
            accept.contains("PartialObjectMetadataList")
                ? below(path).stream().map(CannedCluster::metadata).toList()
                : below(path);
        send(exchange, 200, "{\"items\":[" + String.join(",", items) + "]}");
      } else {
        send(exchange, 404, "{\"reason\":\"NotFound\",\"message\":\"no " + path + "\"}");
      }
    }
  }

  private static String metadata(String json) {
    var object = JsonParser.parseString(json).getAsJsonObject();
    return "{\"metadata\":" + object.get("metadata") + "}";
  }

  /** The objects of a collection; of all namespaces when none is named. */
  private List<String> below(String collection) {
    var found = new ArrayList<String>();
    var resource = collection.substring(collection.lastIndexOf('/'));
    objects.forEach(
        (path, json) -> {
          var parent = path.substring(0, path.lastIndexOf('/'));
          var everywhere = !collection.contains("/namespaces/");
          if (parent.equals(collection) || (everywhere && parent.endsWith(resource))) {
            found.add(json);
          }
        });
    return found;
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
