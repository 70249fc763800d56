package io.tracebloc.engine.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on loopback that gives out numbered tokens. */
final class TestIssuer implements AutoCloseable {
  final RecordingServer server;
  private final String scheme;
  private final AtomicInteger given = new AtomicInteger();

  /** Whether the client's name is only taken from the form. */
  volatile boolean wantsClientInForm;

  /** The answer to a request for tokens, if it is to be a refusal. */
  volatile String refusal = "";

  /** Whether each refresh token can be used only once. */
  volatile boolean rotates = true;

  TestIssuer(RecordingServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.answer(this::answer);
  }

  static TestIssuer plain() throws IOException {
    return new TestIssuer(RecordingServer.plain(), "http");
  }

  String address() {
    return scheme + "://127.0.0.1:" + server.port() + "/realm";
  }

  /** A token that ends then. */
  static String idToken(String subject, Instant end) {
    var claims = "{\"sub\":\"%s\",\"exp\":%d}".formatted(subject, end.getEpochSecond());
    return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".signature";
  }

  static String expired(String subject) {
    return idToken(subject, Instant.parse("2020-01-01T00:00:00Z"));
  }

  static String lasting(String subject) {
    return idToken(subject, Instant.parse("2999-01-01T00:00:00Z"));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Requests for tokens that were made. */
  List<RecordingServer.Seen> asked() {
    return server.requests().stream().filter(seen -> seen.target().equals("/token")).toList();
  }

  private void answer(RecordingServer.Seen seen, HttpExchange exchange) throws IOException {
    if (seen.target().equals("/realm/.well-known/openid-configuration")) {
      var token = scheme + "://127.0.0.1:" + server.port() + "/token";
      RecordingServer.send(exchange, 200, "{\"token_endpoint\":\"%s\"}".formatted(token));
    } else if (!refusal.isEmpty()) {
      RecordingServer.send(exchange, 400, refusal);
    } else if (wantsClientInForm && !seen.body().contains("client_id=")) {
      RecordingServer.send(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else {
      var number = given.incrementAndGet();
      var rotated = rotates ? ",\"refresh_token\":\"r%d\"".formatted(number) : "";
      RecordingServer.send(
          exchange,
          200,
          "{\"id_token\":\"%s\",\"access_token\":\"a\",\"token_type\":\"bearer\"%s}"
              .formatted(lasting("new-" + number), rotated));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
