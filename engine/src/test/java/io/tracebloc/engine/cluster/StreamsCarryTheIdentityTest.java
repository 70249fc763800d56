package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.stream.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of credential, in the requests that open exec and port-forward streams. */
@DisabledOnOs(OS.WINDOWS)
class StreamsCarryTheIdentityTest {
  private static final String SERVER = "https://api.unknown-here.example:6443";
  private static final String REFUSED =
      "{\"kind\":\"Status\",\"message\":\"not today\",\"code\":403}";

  @TempDir Path directory;
  private TlsFixture tls;

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1", "api.unknown-here.example");
    tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 403, REFUSED));
    Files.writeString(directory.resolve("token"), "from-file\n");
    var alice = tls.authority.issue("alice", "alice");
    Files.writeString(directory.resolve("alice.crt"), alice.certificatePem());
    Files.writeString(directory.resolve("alice.key"), alice.keyPem());
    helper("echo run >> runs", print("t$(wc -l < runs | tr -d ' ')"));
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        arguments("{token: abc}", "Bearer abc", ""),
        arguments("{tokenFile: token}", "Bearer from-file", ""),
        arguments("{username: u, password: p}", "Basic dTpw", ""),
        arguments("{client-certificate: alice.crt, client-key: alice.key}", "", "CN=alice"),
        arguments(
            "{client-certificate: alice.crt, client-key: alice.key, token: both}",
            "Bearer both",
            "CN=alice"),
        arguments(exec(), "Bearer t1", ""),
        arguments(
            "{auth-provider: {name: oidc, config: {idp-issuer-url: 'http://i', client-id: c, id-token: '%s'}}}"
                .formatted(TestIssuer.lasting("me")),
            "Bearer " + TestIssuer.lasting("me"),
            ""));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void ofEveryKind(String user, String authorization, String client) throws Exception {
    var streams = streams(tls.open(user, tls.trusted(), "--as", "eve", "--as-group", "g"));

    openBoth(streams);

    assertThat(tls.server.requests())
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            seen -> {
              assertThat(seen.header("Authorization")).isEqualTo(authorization);
              assertThat(seen.client()).isEqualTo(client);
              assertThat(seen.header("Impersonate-User")).isEqualTo("eve");
              assertThat(seen.header("Impersonate-Group")).isEqualTo("g");
            });
  }

  @Test
  void renewedWhenTheServerRejectsTheOldOne() throws Exception {
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(
                exchange, seen.header("Authorization").equals("Bearer t1") ? 401 : 403, REFUSED));
    var cluster = tls.open(exec(), tls.trusted());

    assertThatThrownBy(() -> exec(streams(cluster)))
        .isInstanceOf(StreamRefusedException.class)
        .hasMessageContaining("not today");

    assertThat(authorizations()).containsExactly("Bearer t1", "Bearer t2");
  }

  @Test
  void aTokenFileIsReadAgainForEachStream() throws Exception {
    var streams = streams(tls.open("{tokenFile: token}", tls.trusted()));
    openBoth(streams);
    Files.writeString(directory.resolve("token"), "rotated\n");

    assertThatThrownBy(() -> exec(streams)).isInstanceOf(StreamRefusedException.class);

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer rotated");
  }

  @Test
  void aFixedTokenThatIsRejectedIsNotTriedTwice() throws Exception {
    tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 401, "{}"));
    var cluster = tls.open("{token: abc}", tls.trusted());

    assertThatThrownBy(() -> exec(streams(cluster)))
        .isInstanceOf(StreamRefusedException.class)
        .satisfies(
            refused -> assertThat(((StreamRefusedException) refused).status()).isEqualTo(401));
    assertThat(tls.server.requests()).hasSize(1);
  }

  @Test
  void throughTheProxyAndUnderTheNameOfTheCluster() throws Exception {
    try (var proxy = new TestProxy(true, tls.server.port())) {
      var fields = ", proxy-url: 'socks5://me:pw@127.0.0.1:%d'".formatted(proxy.port());
      var cluster = tls.open("{token: abc}", tls.trusted() + fields, "--server", SERVER);

      openBoth(streams(cluster));

      assertThat(proxy.asked()).contains("CONNECT api.unknown-here.example:6443");
      assertThat(authorizations()).containsOnly("Bearer abc");
    }
  }

  @Test
  void aServerThatIsNotTrustedSeesNoRequest() throws Exception {
    var stranger = "certificate-authority-data: " + new TestAuthority("stranger").pemBase64();
    var cluster = tls.open("{token: abc}", stranger);

    assertThatThrownBy(() -> exec(streams(cluster))).isInstanceOf(IOException.class);
    assertThat(tls.server.requests()).isEmpty();
  }

  private static void openBoth(PodStreams streams) {
    assertThatThrownBy(() -> exec(streams))
        .isInstanceOf(StreamRefusedException.class)
        .hasMessageContaining("not today");
    assertThatThrownBy(() -> streams.connect("ns", "pod", 8080))
        .isInstanceOf(StreamRefusedException.class)
        .hasMessageContaining("not today");
  }

  private static void exec(PodStreams streams) throws IOException {
    streams.exec(new PodContainer("ns", "pod", "stage"), List.of("true"));
  }

  private static PodStreams streams(Cluster cluster) {
    return PodStreams.through(cluster.endpoint(), StreamOptions.of(Transport.SPDY));
  }

  private List<String> authorizations() {
    return tls.server.requests().stream().map(seen -> seen.header("Authorization")).toList();
  }

  private static String exec() {
    return "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./helper, interactiveMode: Never}}";
  }

  private static String print(String token) {
    return """
        cat <<END
        {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": {"token": "%s"}}
        END
        """
        .formatted(token);
  }

  private void helper(String... lines) throws IOException {
    var script = directory.resolve("helper");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
