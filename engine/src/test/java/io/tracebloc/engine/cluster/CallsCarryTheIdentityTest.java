package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording server sees of the caller, in plain calls and in streams. */
class CallsCarryTheIdentityTest {
  @TempDir Path directory;
  private TlsFixture tls;

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1", "api.inner");
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  @Test
  void tokensAndTheProgramsName() throws Exception {
    call(tls.open("{token: abc}", tls.trusted()));

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer abc");
    assertThat(tls.server.last().header("User-Agent")).matches("tracebloc/\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void typedCallsAreSignedAsWell() throws Exception {
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(exchange, 200, "{\"metadata\":{\"name\":\"p\"},\"spec\":null}"));
    var cluster = tls.open("{token: abc}", tls.trusted());
    var calls = ApiCalls.of(cluster);

    var pod =
        calls.call("reading Pod p", () -> calls.core().readNamespacedPod("p", "ns").execute());

    assertThat(pod.getMetadata().getName()).isEqualTo("p");
    assertThat(tls.server.last().target()).isEqualTo("/api/v1/namespaces/ns/pods/p");
    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer abc");
    assertThat(tls.server.last().header("User-Agent")).startsWith("tracebloc/");
  }

  @Test
  void userNamesWithPasswords() throws Exception {
    call(tls.open("{username: bob, password: pw}", tls.trusted()));

    assertThat(tls.server.last().header("Authorization"))
        .isEqualTo(FixedCredential.basic("bob", "pw"));
  }

  @Test
  void clientCertificatesFromDataAndFromFiles() throws Exception {
    var alice = tls.authority.issue("alice", "alice");
    Files.writeString(directory.resolve("alice.crt"), alice.certificatePem());
    Files.writeString(directory.resolve("alice.key"), alice.keyPem());
    var data =
        "{client-certificate-data: %s, client-key-data: %s}"
            .formatted(base64(alice.certificatePem()), base64(alice.keyPem()));

    call(tls.open(data, tls.trusted()));
    call(tls.open("{client-certificate: alice.crt, client-key: alice.key}", tls.trusted()));

    assertThat(tls.server.requests())
        .extracting(RecordingServer.Seen::client)
        .containsExactly("CN=alice", "CN=alice");
  }

  @Test
  void impersonation() throws Exception {
    call(
        tls.open(
            "{token: t}",
            tls.trusted(),
            "--as",
            "alice",
            "--as-group",
            "g1",
            "--as-group",
            "g2",
            "--as-uid",
            "7",
            "--as-extra",
            "scopes=view"));

    var headers = tls.server.last().headers();
    assertThat(headers.get("Impersonate-User")).containsExactly("alice");
    assertThat(headers.get("Impersonate-Group")).containsExactlyInAnyOrder("g1", "g2");
    assertThat(headers.get("Impersonate-Uid")).containsExactly("7");
    assertThat(headers.get("Impersonate-Extra-scopes")).containsExactly("view");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.000000001S", "PT1S", "PT100000H"})
  void timeoutsOfEveryLengthAreTaken(String timeout) throws Exception {
    var cluster = tls.open("{token: t}", tls.trusted(), "--request-timeout", timeout);

    if (timeout.startsWith("PT0.")) {
      assertThatThrownBy(() -> call(cluster)).isInstanceOf(ClusterFailure.class);
    } else {
      call(cluster);
    }
  }

  @Test
  void aRenewedTokenFileIsUsedAtOnce() throws Exception {
    Files.writeString(directory.resolve("token"), "old\n");
    tls.server.answer(
        (seen, exchange) -> {
          var accepted = seen.header("Authorization").equals("Bearer new");
          // The token is replaced while the old one is being refused.
          Files.writeString(directory.resolve("token"), "new\n");
          RecordingServer.send(exchange, accepted ? 200 : 401, "{}");
        });

    call(tls.open("{tokenFile: token}", tls.trusted()));

    assertThat(tls.server.requests())
        .extracting(seen -> seen.header("Authorization"))
        .containsExactly("Bearer old", "Bearer new");
  }

  @Test
  void aRejectedCredentialIsNotTriedAgainAndNotShown() throws Exception {
    tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 401, "{}"));
    var cluster = tls.open("{token: s3cret}", tls.trusted());

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("401")
        .message()
        .doesNotContain("s3cret");
    assertThat(tls.server.requests()).hasSize(1);
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSays() throws Exception {
    tls.server.answer(
        (seen, exchange) -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          RecordingServer.send(exchange, tls.server.requests().size() < 3 ? 429 : 200, "{}");
        });

    call(tls.open("{token: t}", tls.trusted()));

    assertThat(tls.server.requests()).hasSize(3);
  }

  @Test
  void aServerThatStaysBusyIsBelievedInTheEnd() throws Exception {
    tls.server.answer(
        (seen, exchange) -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          RecordingServer.send(exchange, 429, "{\"message\":\"too many\"}");
        });
    var cluster = tls.open("{token: t}", tls.trusted());

    assertThatThrownBy(() -> call(cluster)).hasMessageContaining("too many");
    assertThat(tls.server.requests()).hasSize(5);
  }

  @Test
  void noCredentialTravelsWithoutEncryption() throws Exception {
    try (var plain = RecordingServer.plain()) {
      var cluster =
          ClusterAccess.open(
              TestOptions.of("--server", "http://127.0.0.1:" + plain.port(), "--token", "t"),
              TestEnvironment.in(directory));

      call(cluster);

      assertThat(plain.last().header("Authorization")).isEmpty();
      assertThat(cluster.endpoint().identityHeaders()).isEmpty();
    }
  }

  @Test
  void streamsUseTheSameTlsNameAndIdentity() throws Exception {
    var alice = tls.authority.issue("alice", "alice");
    var user =
        "{token: abc, client-certificate-data: %s, client-key-data: %s}"
            .formatted(base64(alice.certificatePem()), base64(alice.keyPem()));
    var cluster = tls.open(user, tls.trusted() + ", tls-server-name: api.inner");
    var endpoint = cluster.endpoint();

    assertThat(endpoint.identityHeaders()).containsEntry("Authorization", List.of("Bearer abc"));
    try (var socket = endpoint.connect(Duration.ofSeconds(10))) {
      var request = "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
    assertThat(tls.server.last().client()).isEqualTo("CN=alice");
  }

  private static void call(Cluster cluster) {
    ApiCalls.of(cluster).get("asking", "/version").orThrow();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
