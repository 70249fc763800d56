package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.access.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cluster runs commands, so it serves nobody but holders of its credentials. */
class CallersShowWhoTheyAreTest {
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = new TestCluster();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void whoShowsNothingIsRefusedEverywhere() {
    var anonymous = TestClient.anonymous(cluster.server);

    for (var path : List.of("/version", "/healthz", "/api/v1/pods", "/openapi/v2", "/nowhere")) {
      var answer = anonymous.get(path);
      assertThat(answer.code()).as(path).isEqualTo(401);
      assertThat(answer.body().path("reason").asString()).isEqualTo("Unauthorized");
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsWorthNothing() {
    var other = new CertificateAuthority(Clock.systemUTC());
    var stranger =
        TestClient.withCertificate(
            cluster.server, other.client("admin", List.of("system:masters")));

    assertThat(stranger.get("/version").code()).isEqualTo(401);
  }

  @Test
  void theServersOwnCertificateIsNoClients() {
    var server = TestClient.withCertificate(cluster.server, cluster.server.authority().server());

    assertThat(server.get("/version").code()).isEqualTo(401);
  }

  @Test
  void plainHttpIsNotSpoken() throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), cluster.server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).doesNotContain("HTTP/");
    }
  }

  @Test
  void aWebPageCannotReachTheServerUnderANameOfItsOwn() throws IOException {
    assertThat(firstLine("evil.example")).isEqualTo("HTTP/1.1 421 Misdirected Request");
    assertThat(firstLine("localhost:1")).isEqualTo("HTTP/1.1 200 OK");
  }

  /** What the holder of a certificate is answered when the request names that host. */
  private static String firstLine(String host) throws IOException {
    var factory = cluster.admin.http().sslContext().getSocketFactory();
    var port = cluster.server.address().getPort();
    try (var socket = factory.createSocket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET /version HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @Test
  void aTokenIsMintedForAnAccountAndReviewed() {
    cluster.admin.post(
        "/api/v1/namespaces/default/serviceaccounts", "{'metadata':{'name':'ingestor'}}");

    var minted =
        cluster.admin.post(
            "/api/v1/namespaces/default/serviceaccounts/ingestor/token",
            "{'spec':{'expirationSeconds':600}}");

    assertThat(minted.code()).isEqualTo(201);
    var token = minted.body().path("status").path("token").asString();
    assertThat(token.split("\\.")).hasSize(3);
    var expires =
        Instant.parse(minted.body().path("status").path("expirationTimestamp").asString());
    assertThat(expires)
        .isBetween(
            Instant.now().plus(590, ChronoUnit.SECONDS),
            Instant.now().plus(601, ChronoUnit.SECONDS));

    var review =
        cluster.admin.post(
            "/apis/authentication.k8s.io/v1/tokenreviews", "{'spec':{'token':'" + token + "'}}");
    assertThat(review.body().path("status").path("authenticated").asBoolean()).isTrue();
    assertThat(review.body().path("status").path("user").path("username").asString())
        .isEqualTo("system:serviceaccount:default:ingestor");

    var self = TestClient.withToken(cluster.server, token);
    assertThat(self.get("/version").code()).isEqualTo(200);
    assertThat(self.get("/api/v1/namespaces/default/pods").message())
        .isEqualTo(
            "pods is forbidden: User \"system:serviceaccount:default:ingestor\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");

    cluster.admin.delete("/api/v1/namespaces/default/serviceaccounts/ingestor");
    assertThat(self.get("/version").code()).isEqualTo(401);
  }

  @Test
  void aTokenForOthersDoesNotOpenTheApi() {
    var minted =
        cluster.admin.post(
            "/api/v1/namespaces/default/serviceaccounts/default/token",
            "{'spec':{'audiences':['vault']}}");
    var token = minted.body().path("status").path("token").asString();

    assertThat(TestClient.withToken(cluster.server, token).get("/version").code()).isEqualTo(401);
    var review =
        cluster.admin.post(
            "/apis/authentication.k8s.io/v1/tokenreviews",
            "{'spec':{'token':'" + token + "','audiences':['vault']}}");
    assertThat(review.body().path("status").path("authenticated").asBoolean()).isTrue();
  }

  @Test
  void aTokenOfLessThanTenMinutesIsRefused() {
    var answer =
        cluster.admin.post(
            "/api/v1/namespaces/default/serviceaccounts/default/token",
            "{'spec':{'expirationSeconds':599}}");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("may not specify a duration less than 10 minutes");
  }

  @Test
  void aForgedTokenIsRefused() {
    var token =
        cluster
            .admin
            .post("/api/v1/namespaces/default/serviceaccounts/default/token", "{}")
            .body()
            .path("status")
            .path("token")
            .asString();
    var forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

    assertThat(TestClient.withToken(cluster.server, forged).get("/version").code()).isEqualTo(401);
    assertThat(TestClient.withToken(cluster.server, "nonsense").get("/version").code())
        .isEqualTo(401);
  }

  @Test
  void anOlderTokenSecretIsFilled() {
    cluster.admin.post(
        "/api/v1/namespaces/default/secrets",
        "{'metadata':{'name':'old','annotations':{'kubernetes.io/service-account.name':'default'}},'type':'kubernetes.io/service-account-token'}");

    var found =
        cluster.admin.get(
            "/api/v1/namespaces/default/secrets?fieldSelector=type=kubernetes.io/service-account-token");
    var data = found.body().path("items").path(0).path("data").path("token").asString();
    var token = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    assertThat(TestClient.withToken(cluster.server, token).get("/version").code()).isEqualTo(200);
  }
}
