package io.tracebloc.engine.cluster;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.AuthenticationV1Api;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.apis.BatchV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.BrokenReadInterceptor.Endless;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Calls to the API server whose failures are already in the words of a person. The one place where
 * exceptions of the official client and of the network become {@link Failure}s. Thread-safe.
 * Interrupting a virtual thread ends its call at once ({@code InterruptedFailure}); a platform
 * thread notices only when the server answers or a time-out is over.
 *
 * <p>An action names what is being done, as a gerund: {@code creating Pod x in namespace y}. It
 * starts the sentence of the failure. Names in it must be printable.
 */
public final class ApiCalls {
  private static final int LARGEST_ERROR_BODY = 64 * 1024;
  private static final int LARGEST_JSON_BODY = 64 * 1024 * 1024;
  private static final ReadRetries RETRIES = ReadRetries.standard();

  private final Cluster cluster;

  private ApiCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Calls to this cluster. */
  public static ApiCalls of(Cluster cluster) {
    return new ApiCalls(Objects.requireNonNull(cluster));
  }

  /** Pods, Secrets, ConfigMaps, claims, Services, ServiceAccounts and their tokens. */
  public CoreV1Api core() {
    return new CoreV1Api(cluster.api());
  }

  /** Jobs. */
  public BatchV1Api batch() {
    return new BatchV1Api(cluster.api());
  }

  /** Deployments. */
  public AppsV1Api apps() {
    return new AppsV1Api(cluster.api());
  }

  /** Token reviews. */
  public AuthenticationV1Api authentication() {
    return new AuthenticationV1Api(cluster.api());
  }

  /** Questions about rights. */
  public AuthorizationV1Api authorization() {
    return new AuthorizationV1Api(cluster.api());
  }

  /**
   * Makes a call of which only success is expected.
   *
   * @throws Failure if the server refuses, cannot be reached, or rejects the credentials
   */
  public <T> T call(String action, ApiCall<T> call) {
    return attempt(action, call).orThrow();
  }

  /**
   * Makes a call whose refusals (403, 404, 409 ...) the caller wants to tell apart.
   *
   * @throws io.tracebloc.engine.failure.CredentialFailure on 401
   * @throws ClusterFailure if the server cannot be reached or answers nonsense
   */
  public <T> ApiAnswer<T> attempt(String action, ApiCall<T> call) {
    try {
      return reading(
          action,
          () -> {
            try {
              return new Given<>(call.execute());
            } catch (ApiException exception) {
              if (exception.getCause() instanceof BrokenReadException broken) {
                throw broken;
              }
              return refusal(action, exception);
            }
          });
    } catch (JsonParseException | IllegalArgumentException notUnderstood) {
      // What the official client's models throw when a required field is missing.
      throw nonsense(action, notUnderstood);
    }
  }

  private <T> ApiAnswer<T> refusal(String action, ApiException exception) {
    if (exception.getCode() == 0 || exception.getCode() / 100 == 2) {
      throw failure(action, exception);
    }
    return refusal(
        action, exception.getCode(), Objects.requireNonNullElse(exception.getResponseBody(), ""));
  }

  private <T> ApiAnswer<T> refusal(String action, int code, String body) {
    if (code == 401) {
      throw Refusals.credentialRejected(action);
    }
    return Refusals.read(action, code, body);
  }

  /**
   * Reads any object or list as JSON, without the cost of the client's typed models.
   *
   * @param path absolute path with query, for example {@code /api/v1/namespaces/x/pods?limit=5};
   *     values in it must be URL-encoded
   * @param accept media type to ask for, for example {@code application/json}
   */
  public ApiAnswer<JsonObject> get(String action, String path, String accept) {
    var request = request(path).header("Accept", accept).build();
    return reading(
        action,
        () -> {
          try (var response = cluster.api().getHttpClient().newCall(request).execute()) {
            return response.isSuccessful()
                ? new Given<>(json(response))
                : refusal(action, response.code(), errorBody(response));
          }
        });
  }

  /** Something that the network can end. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  /** Reads, and from the start again if the connection breaks in the middle of the answer. */
  private <T> T reading(String action, Reading<T> reading) {
    for (int tries = 1; ; tries++) {
      try {
        return reading.read();
      } catch (BrokenReadException broken) {
        if (!RETRIES.allowAfter(tries)) {
          throw failure(action, broken);
        }
        rest(action, tries);
      } catch (IOException exception) {
        throw failure(action, exception);
      }
    }
  }

  private static void rest(String action, int tries) {
    try {
      RETRIES.restAfter(tries);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure(
          Refusals.capitalised(action) + " was interrupted", "", exception);
    }
  }

  private static JsonObject json(Response response) throws IOException {
    var bytes = response.body().byteStream().readNBytes(LARGEST_JSON_BODY + 1);
    if (bytes.length > LARGEST_JSON_BODY) {
      throw new IOException("an answer of more than 64 MiB");
    }
    try {
      JsonElement element = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
      return element.getAsJsonObject();
    } catch (JsonParseException | IllegalStateException | StackOverflowError notJson) {
      throw new IOException("an answer that is not a JSON object", notJson);
    }
  }

  /** {@link #get(String, String, String)} asking for plain JSON. */
  public ApiAnswer<JsonObject> get(String action, String path) {
    return get(action, path, "application/json");
  }

  /**
   * Opens an answer of unknown length, such as a followed log. Not subject to the request time-out;
   * the caller closes the stream, from any thread, to end a blocked read.
   *
   * @param silence a read fails after this long without any byte; zero waits for ever
   * @return the body, or the refusal
   */
  public ApiAnswer<InputStream> open(String action, String path, Duration silence) {
    var call = streamCall(path, silence);
    try {
      var response = call.execute();
      if (response.isSuccessful()) {
        return new Given<>(new CancellingStream(call, response.body().byteStream()));
      }
      try (response) {
        return refusal(action, response.code(), errorBody(response));
      }
    } catch (IOException exception) {
      throw failure(action, exception);
    }
  }

  private Call streamCall(String path, Duration silence) {
    OkHttpClient patient =
        cluster
            .api()
            .getHttpClient()
            .newBuilder()
            .callTimeout(Duration.ZERO)
            .readTimeout(silence)
            .build();
    return patient.newCall(
        request(path)
            .header("Accept", "application/json, */*")
            .tag(Endless.class, Endless.MARK)
            .build());
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(cluster.api().getBasePath() + path)
        .header("User-Agent", Product.userAgent());
  }

  private static String errorBody(Response response) throws IOException {
    return new String(
        response.body().byteStream().readNBytes(LARGEST_ERROR_BODY), StandardCharsets.UTF_8);
  }

  /** The failure behind an exception of the official client. */
  public Failure failure(String action, ApiException exception) {
    return switch (exception.getCause()) {
      case Failure failure -> failure;
      case IOException cause -> failure(action, cause);
      case null, default ->
          exception.getCode() == 0 || exception.getCode() / 100 == 2
              ? nonsense(action, exception)
              : Refusals.failure(
                  Refusals.read(
                      action,
                      exception.getCode(),
                      Objects.requireNonNullElse(exception.getResponseBody(), "")));
    };
  }

  /** The failure behind a broken or refused connection to the API server. */
  public Failure failure(String action, IOException exception) {
    return UnreachableServer.failure(action, cluster.endpoint(), exception);
  }

  private ClusterFailure nonsense(String action, Exception exception) {
    return new ClusterFailure(
            "%s failed: %s gave an answer that is not understood (%s)"
                .formatted(
                    Refusals.capitalised(action),
                    UnreachableServer.hostAndPort(cluster.endpoint().address()),
                    Refusals.bounded(String.valueOf(exception.getMessage()))),
            "Check that the address is that of a Kubernetes API server",
            exception)
        .explainedBy(CheckId.C1);
  }
}
