package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures of plain calls and of streams say host, port and reason in plain words. */
class UnreachableServersAreExplainedTest {
  @TempDir Path directory;

  @Test
  void refusedConnections() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    var cluster = server("https://127.0.0.1:" + port);

    assertBothSay(cluster, ClusterFailure.class, "127.0.0.1:" + port, "refused the connection");
  }

  @Test
  void silentServers() throws Exception {
    try (var socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      var cluster =
          server("https://127.0.0.1:" + socket.getLocalPort(), "--request-timeout", "PT0.5S");

      assertBothSay(cluster, ClusterFailure.class, "timed out");
    }
  }

  @Test
  void unknownNames() throws Exception {
    var cluster = server("https://cluster.invalid:6443");
    var failure =
        ApiCalls.of(cluster).failure("asking", new UnknownHostException("cluster.invalid"));

    assertThat(failure)
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContainingAll("cluster.invalid:6443", "not known");
  }

  @Test
  void certificatesOfAnotherAuthority() throws Exception {
    try (var tls = new TlsFixture(directory, "127.0.0.1")) {
      var stranger = new TestAuthority("stranger").pemBase64();
      var cluster = tls.open("{token: t}", "certificate-authority-data: " + stranger);

      assertBothSay(
          cluster,
          ClusterFailure.class,
          "not issued by an authority",
          "certificate-authority-data");
    }
  }

  @Test
  void certificatesForAnotherName() throws Exception {
    try (var tls = new TlsFixture(directory, "somewhere.else")) {
      var cluster = tls.open("{token: t}", tls.trusted());

      assertBothSay(cluster, ClusterFailure.class, "another name", "127.0.0.1");
    }
  }

  @Test
  void expiredCertificates() throws Exception {
    var authority = new TestAuthority("a");
    var past = Instant.now().minus(Duration.ofDays(1));
    var context = authority.serverContext(authority.issue(past, "server", "127.0.0.1"));
    try (var server = RecordingServer.tls(context);
        var tls = new TlsFixture(directory, "127.0.0.1")) {
      var trusted = "certificate-authority-data: " + authority.pemBase64();
      var cluster =
          tls.open("{token: t}", trusted, "--server", "https://127.0.0.1:" + server.port());

      assertBothSay(cluster, ClusterFailure.class, "not valid at this time");
    }
  }

  @Test
  void serversWithoutTls() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      threads.execute(() -> complain(listener));
      var cluster = server("https://127.0.0.1:" + listener.getLocalPort());

      assertBothSay(cluster, ClusterFailure.class, "does not speak TLS");
    }
  }

  /** Answers everything as an HTTP server does that is spoken to in TLS. */
  private static void complain(ServerSocket listener) {
    try {
      while (true) {
        try (var client = listener.accept()) {
          client.getInputStream().read();
          client
              .getOutputStream()
              .write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Test
  void skippedVerificationAcceptsAnything() throws Exception {
    try (var tls = new TlsFixture(directory, "somewhere.else")) {
      var cluster = tls.open("{token: t}", "insecure-skip-tls-verify: true");

      ApiCalls.of(cluster).get("asking", "/version").orThrow();
      cluster.endpoint().connect(Duration.ofSeconds(10)).close();
      assertThat(tls.server.requests()).hasSize(1);
    }
  }

  @Test
  void refusalsKeepTheServersWordsHarmlessAndShort() throws Exception {
    try (var tls = new TlsFixture(directory, "127.0.0.1")) {
      var words = "\\u001b[31mno\\nway" + "x".repeat(5000);
      tls.server.answer(
          (seen, exchange) ->
              RecordingServer.send(
                  exchange,
                  403,
                  "{\"kind\":\"Status\",\"reason\":\"Forbidden\",\"message\":\"" + words + "\"}"));
      var calls = ApiCalls.of(tls.open("{token: t}", tls.trusted()));

      assertThatThrownBy(
              () ->
                  calls.call(
                      "listing Secrets in namespace x",
                      () -> calls.core().listNamespacedSecret("x").execute()))
          .isInstanceOf(ClusterFailure.class)
          .hasMessageStartingWith("Listing Secrets in namespace x was refused")
          .hasMessageContaining("\\x1b[31mno\\nway")
          .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(1300));
      assertThat(calls.get("listing", "/api/v1/secrets"))
          .isInstanceOfSatisfying(
              ApiAnswer.Refused.class,
              refused -> {
                assertThat(refused.forbidden()).isTrue();
                assertThat(refused.reason()).isEqualTo("Forbidden");
              });
    }
  }

  @Test
  void nonsenseIsNotTakenForAnAnswer() throws Exception {
    try (var tls = new TlsFixture(directory, "127.0.0.1")) {
      tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 200, "<html>"));
      var calls = ApiCalls.of(tls.open("{token: t}", tls.trusted()));

      assertThatThrownBy(() -> calls.get("asking", "/version")).isInstanceOf(ClusterFailure.class);
      assertThatThrownBy(
              () -> calls.call("asking", () -> calls.core().listNamespacedPod("x").execute()))
          .isInstanceOf(ClusterFailure.class);
    }
  }

  /** Over TLS 1.3 the alert races with the end of the connection, so the words are given here. */
  @Test
  void aClientCertificateTheServerDoesNotKnow() {
    var calls = ApiCalls.of(server("https://127.0.0.1:1"));
    var alert = new SSLHandshakeException("Received fatal alert: certificate_unknown");

    assertThat(calls.failure("asking", alert))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("client certificate");
  }

  private Cluster server(String address, String... flags) {
    var words = new ArrayList<>(List.of("--server", address));
    words.addAll(List.of(flags));
    return ClusterAccess.open(
        TestOptions.of(words.toArray(String[]::new)), TestEnvironment.in(directory));
  }

  private static void assertBothSay(
      Cluster cluster, Class<? extends Failure> type, String... words) {
    var calls = ApiCalls.of(cluster);
    assertThatThrownBy(() -> calls.get("asking", "/version"))
        .isInstanceOf(type)
        .hasMessageContainingAll(words);
    IOException thrown = null;
    try {
      cluster.endpoint().connect(Duration.ofMillis(500)).close();
    } catch (IOException exception) {
      thrown = exception;
    }
    assertThat(thrown).isNotNull();
    assertThat(calls.failure("asking", thrown)).isInstanceOf(type).hasMessageContainingAll(words);
  }
}
