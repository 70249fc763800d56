package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks an OpenID Connect issuer for new tokens (OpenID Connect Discovery 1.0, RFC 6749 section 6).
 * It is reached like client-go reaches it: with authorities of its own, and through the proxy of
 * the environment, not through the cluster's.
 */
final class OidcIssuer {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LARGEST_ANSWER = 1024 * 1024;

  private final ServerTrust trust;
  private final ProxyRules proxies;

  OidcIssuer(ServerTrust trust, ProxyRules proxies) {
    this.trust = trust;
    this.proxies = proxies;
  }

  /**
   * What the issuer gave.
   *
   * @param refreshToken for the next time; empty if the old one stays good
   */
  record Tokens(String idToken, Optional<String> refreshToken) {
    /** Without the tokens. */
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  /** An answer with its HTTP status. */
  private record Answer(int code, JsonObject body) {
    String text(String field) {
      return JsonFields.text(body, field).orElse("");
    }
  }

  /**
   * Has a refresh token exchanged.
   *
   * @throws CredentialFailure if the issuer cannot be reached or refuses
   */
  Tokens refresh(OidcLogin login, String refreshToken) {
    try {
      var endpoint = tokenEndpoint(login);
      var form = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
      // Issuers differ in where they want the client's name; asked in the order of Go's oauth2.
      var answer = post(endpoint, form, Optional.of(basic(login)));
      if (answer.code() / 100 != 2) {
        answer = post(endpoint, withClient(form, login), Optional.empty());
      }
      return tokens(login, answer);
    } catch (IOException | IllegalArgumentException exception) {
      throw failure(login, String.valueOf(exception.getMessage()));
    }
  }

  private String tokenEndpoint(OidcLogin login) throws IOException {
    var address = login.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    var answer = call(new Request.Builder().url(checked(address)).build());
    if (answer.code() != 200) {
      throw new IOException("its discovery document answered %d".formatted(answer.code()));
    }
    if (answer.text("token_endpoint").isEmpty()) {
      throw new IOException("its discovery document names no token_endpoint");
    }
    return answer.text("token_endpoint");
  }

  private Answer post(String endpoint, Map<String, String> form, Optional<String> authorization)
      throws IOException {
    var body = new FormBody.Builder();
    form.forEach(body::add);
    var request = new Request.Builder().url(checked(endpoint)).post(body.build());
    authorization.ifPresent(value -> request.header("Authorization", value));
    return call(request.build());
  }

  /** RFC 6749, 2.3.1: both halves are encoded as form fields before they are joined. */
  private static String basic(OidcLogin login) {
    return FixedCredential.basic(
        encoded(login.clientId()), encoded(login.clientSecret().orElse("")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> withClient(Map<String, String> form, OidcLogin login) {
    var complete = new TreeMap<>(form);
    complete.put("client_id", login.clientId());
    login.clientSecret().ifPresent(secret -> complete.put("client_secret", secret));
    return complete;
  }

  private Answer call(Request request) throws IOException {
    var server = ServerAddress.parse(request.url().toString());
    var settings =
        new ConnectionSettings(
            "",
            "",
            server,
            trust,
            proxies.fromEnvironment(server),
            CredentialSource.anonymous(),
            Map.of(),
            LONGEST,
            false);
    var client = ClusterAssembly.transport(settings, new ServerTls(settings)).build();
    var named = request.newBuilder().header("User-Agent", Product.userAgent()).build();
    try (var response = client.newCall(named).execute()) {
      return new Answer(response.code(), json(response));
    } finally {
      client.connectionPool().evictAll();
    }
  }

  /** The object in the answer; an empty one if it is something else. */
  private static JsonObject json(Response response) throws IOException {
    var bytes = response.body().byteStream().readNBytes(LARGEST_ANSWER);
    try {
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8))
              instanceof JsonObject object
          ? object
          : new JsonObject();
    } catch (JsonParseException notJson) {
      return new JsonObject();
    }
  }

  private static String checked(String address) throws IOException {
    try {
      var scheme = String.valueOf(new URI(address).getScheme());
      if (scheme.equals("https") || scheme.equals("http")) {
        return address;
      }
    } catch (URISyntaxException notAnAddress) {
      // Said below.
    }
    throw new IOException("its address is not usable");
  }

  private static Tokens tokens(OidcLogin login, Answer answer) {
    if (answer.code() / 100 != 2) {
      var words = (answer.text("error") + " " + answer.text("error_description")).strip();
      throw failure(login, "%d %s".formatted(answer.code(), words).strip());
    }
    var idToken = answer.text("id_token");
    if (idToken.isEmpty()) {
      throw failure(login, "its answer holds no id_token; was the scope openid asked for?");
    }
    return new Tokens(
        idToken, Optional.of(answer.text("refresh_token")).filter(text -> !text.isEmpty()));
  }

  private static CredentialFailure failure(OidcLogin login, String reason) {
    return new CredentialFailure(
            "The issuer %s gave no new id-token: %s"
                .formatted(Refusals.bounded(login.issuer()), Refusals.bounded(reason)),
            "Log in again with the tool that wrote the kubeconfig")
        .explainedBy(CheckId.C1);
  }
}
