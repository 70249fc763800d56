package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a test cluster over real HTTPS. */
record TestClient(HttpClient http, URI server, Optional<String> token) {
  private static final char[] NO_PASSWORD = new char[0];

  record Answer(int code, JsonNode body, String text) {
    String message() {
      return body.path("message").asString("");
    }
  }

  static TestClient withCertificate(ApiServer server, Identity identity) {
    return new TestClient(
        client(server, Optional.of(identity)), server.address(), Optional.empty());
  }

  static TestClient withToken(ApiServer server, String token) {
    return new TestClient(client(server, Optional.empty()), server.address(), Optional.of(token));
  }

  static TestClient anonymous(ApiServer server) {
    return new TestClient(client(server, Optional.empty()), server.address(), Optional.empty());
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer patch(String path, String type, String body) {
    return send("PATCH", path, body, "Content-Type", type);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  Answer send(String method, String path, String body, String... headers) {
    try {
      var request = request(method, path, body.replace('\'', '"'), headers).build();
      var response = http.send(request, BodyHandlers.ofString());
      var json =
          response.headers().firstValue("Content-Type").orElse("").equals("application/json");
      return new Answer(
          response.statusCode(),
          JsonMapper.shared().readTree(json ? response.body() : "{}"),
          response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** A stream's lines as they come. */
  Stream<String> lines(String path, String... headers) throws IOException, InterruptedException {
    return http.send(request("GET", path, "", headers).build(), BodyHandlers.ofLines()).body();
  }

  /** A stream that can be closed. */
  InputStream open(String path) throws IOException, InterruptedException {
    return http.send(request("GET", path, "").build(), BodyHandlers.ofInputStream()).body();
  }

  private HttpRequest.Builder request(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.resolve(path.replace(" ", "%20")))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static HttpClient client(ApiServer server, Optional<Identity> identity) {
    try {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("ca", certificate(server.authority().certificatePem()));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var own = KeyStore.getInstance(KeyStore.getDefaultType());
      own.load(null, NO_PASSWORD);
      if (identity.isPresent()) {
        own.setKeyEntry(
            "me",
            identity.get().key(),
            NO_PASSWORD,
            new Certificate[] {identity.get().certificate()});
      }
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      var tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return HttpClient.newBuilder().sslContext(tls).build();
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Certificate certificate(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
