package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain calls and streams go through the same proxy, which resolves the server's name. */
class ProxiesLeadToTheServerTest {
  private static final String SERVER = "https://api.unknown-here.example:6443";

  @TempDir Path directory;
  private TlsFixture tls;

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "api.unknown-here.example", "127.0.0.1");
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  @Test
  void byConnectWithALogin() throws Exception {
    try (var proxy = new TestProxy(false, tls.server.port())) {
      var url = ", proxy-url: 'http://me:pw@127.0.0.1:%d'".formatted(proxy.port());
      var cluster = tls.open("{token: t}", tls.trusted() + url, "--server", SERVER);

      bothWork(cluster);

      assertThat(proxy.asked())
          .filteredOn(line -> line.startsWith("CONNECT"))
          .hasSize(2)
          .containsOnly("CONNECT api.unknown-here.example:6443 HTTP/1.1");
      assertThat(proxy.asked())
          .contains("Proxy-Authorization: " + FixedCredential.basic("me", "pw"));
    }
  }

  @Test
  void byConnectOverTlsToTheProxy() throws Exception {
    var identity = tls.authority.issue("proxy", "127.0.0.1");
    try (var proxy = new TestProxy(tls.authority.serverContext(identity), tls.server.port())) {
      var url = ", proxy-url: 'https://me:p%%40w@127.0.0.1:%d'".formatted(proxy.port());

      bothWork(tls.open("{token: t}", tls.trusted() + url, "--server", SERVER));
      bothWork(tls.open("{token: t}", "insecure-skip-tls-verify: true" + url, "--server", SERVER));

      assertThat(proxy.asked())
          .contains(
              "CONNECT api.unknown-here.example:6443 HTTP/1.1",
              "Proxy-Authorization: " + FixedCredential.basic("me", "p@w"));
    }
  }

  @Test
  void aProxyThatNobodyVouchesForIsNotUsed() throws Exception {
    var stranger = new TestAuthority("stranger");
    var identity = stranger.issue("proxy", "127.0.0.1");
    try (var proxy = new TestProxy(stranger.serverContext(identity), tls.server.port())) {
      var url = ", proxy-url: 'https://me:s3cret@127.0.0.1:%d'".formatted(proxy.port());
      var cluster = tls.open("{token: t}", tls.trusted() + url);

      assertThatThrownBy(() -> ApiCalls.of(cluster).get("asking", "/version"))
          .isInstanceOf(ClusterFailure.class)
          .hasMessageContaining("no TLS connection to the proxy https://127.0.0.1");
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void bySocks() throws Exception {
    try (var proxy = new TestProxy(true, tls.server.port())) {
      var url = ", proxy-url: 'socks5://me:pw@127.0.0.1:%d'".formatted(proxy.port());
      var cluster = tls.open("{token: t}", tls.trusted() + url, "--server", SERVER);

      bothWork(cluster);

      assertThat(proxy.asked()).contains("login me:pw", "CONNECT api.unknown-here.example:6443");
    }
  }

  @Test
  void byTheEnvironmentsProxy() throws Exception {
    try (var proxy = new TestProxy(false, tls.server.port())) {
      var environment =
          TestEnvironment.in(
              directory,
              "KUBECONFIG",
              "config",
              "HTTPS_PROXY",
              "127.0.0.1:" + proxy.port(),
              "NO_PROXY",
              "other.example");
      bothWork(tls.open(environment, "{token: t}", tls.trusted(), "--server", SERVER));

      assertThat(proxy.asked()).contains("CONNECT api.unknown-here.example:6443 HTTP/1.1");
    }
  }

  @Test
  void butNotToALoopbackServerByTheEnvironments() throws Exception {
    try (var proxy = new TestProxy(false, tls.server.port())) {
      var environment =
          TestEnvironment.in(
              directory, "KUBECONFIG", "config", "HTTPS_PROXY", "127.0.0.1:" + proxy.port());
      bothWork(tls.open(environment, "{token: t}", tls.trusted()));

      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void aProxyThatRefusesIsNamedWithItsAnswer() throws Exception {
    try (var proxy = new TestProxy(false, tls.server.port())) {
      proxy.answer = "HTTP/1.1 407 Proxy Authentication Required";
      var url = ", proxy-url: 'http://me:s3cret@127.0.0.1:%d'".formatted(proxy.port());
      var cluster = tls.open("{token: t}", tls.trusted() + url);

      assertThatThrownBy(() -> ApiCalls.of(cluster).get("asking", "/version"))
          .isInstanceOf(ClusterFailure.class)
          .hasMessageContainingAll("proxy http://127.0.0.1:" + proxy.port(), "407")
          .message()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    var url = ", proxy-url: 'socks5://127.0.0.1:%d'".formatted(port);
    var cluster = tls.open("{token: t}", tls.trusted() + url);

    assertThatThrownBy(() -> ApiCalls.of(cluster).get("asking", "/version"))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("proxy socks5://127.0.0.1:" + port);
  }

  private void bothWork(Cluster cluster) throws Exception {
    ApiCalls.of(cluster).get("asking", "/version").orThrow();
    try (var socket = cluster.endpoint().connect(Duration.ofSeconds(10))) {
      var request = "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
    assertThat(tls.server.requests())
        .extracting(RecordingServer.Seen::target)
        .contains("/version", "/stream");
  }
}
