package io.tracebloc.sandbox.standin.kube;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and creates objects of the Kubernetes API with a bearer token. Thread-safe. */
public final class KubeClient {
  /** Gives the token for the next call. */
  @FunctionalInterface
  public interface TokenSource {
    /** The bearer token. */
    String token() throws IOException;
  }

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final JsonMapper json = new JsonMapper();
  private final URI server;
  private final HttpClient http;
  private final TokenSource tokens;

  /**
   * A client.
   *
   * @param server scheme, host and port of the API server
   * @param tls what to trust; unused for {@code http}
   */
  public KubeClient(URI server, SSLContext tls, TokenSource tokens) {
    this.server = server;
    this.tokens = tokens;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /**
   * The object at a path, for example {@code /api/v1/namespaces/demo/configmaps/a}; empty for 404.
   */
  public Optional<JsonNode> find(String path) throws KubeException {
    var response = send(request(path).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(accepted(response));
  }

  /**
   * Creates an object.
   *
   * @param path of the collection
   * @throws KubeException with code 409 if an object of that name exists
   */
  public JsonNode create(String path, ObjectNode object) throws KubeException {
    return accepted(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(object)))));
  }

  private HttpRequest.Builder request(String path) throws KubeException {
    try {
      return HttpRequest.newBuilder(server.resolve(path))
          .timeout(LIMIT)
          .header("Accept", "application/json")
          .header("Authorization", "Bearer " + tokens.token());
    } catch (IOException e) {
      throw new KubeException(0, "the ServiceAccount token cannot be read: " + e.getMessage());
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws KubeException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new KubeException(0, "the Kubernetes API did not answer: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KubeException(0, "interrupted while waiting for the Kubernetes API");
    }
  }

  private JsonNode accepted(HttpResponse<String> response) throws KubeException {
    var body = parse(response.body());
    if (response.statusCode() / 100 != 2) {
      throw new KubeException(
          response.statusCode(), body.path("message").asString("HTTP " + response.statusCode()));
    }
    return body;
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      return json.createObjectNode();
    }
  }
}
