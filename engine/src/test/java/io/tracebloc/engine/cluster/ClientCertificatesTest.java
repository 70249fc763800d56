package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.CredentialFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client certificates of every kind of key, in calls and in streams. */
class ClientCertificatesTest {
  @TempDir Path directory;
  private TlsFixture tls;

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1");
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "secp256r1", "secp384r1", "secp521r1", "Ed25519"})
  void ofEveryKindOfKey(String kind) throws Exception {
    var cluster = tls.open(data(identity(kind, "alice")), tls.trusted());

    call(cluster);
    stream(cluster);

    assertThat(tls.server.requests())
        .extracting(RecordingServer.Seen::client)
        .containsExactly("CN=alice", "CN=alice");
  }

  @Test
  void dataWinsOverFilesThatDoNotEvenExist() throws Exception {
    var user =
        data(identity("secp256r1", "alice"))
            .replace("{", "{client-certificate: nowhere.crt, client-key: nowhere.key, ");

    call(tls.open(user, tls.trusted()));

    assertThat(tls.server.last().client()).isEqualTo("CN=alice");
  }

  @Test
  void flagsWinOverBothAndStartFromTheWorkingDirectory() throws Exception {
    write("bob", identity("secp256r1", "bob"));

    call(
        tls.open(
            data(identity("secp256r1", "alice")),
            tls.trusted(),
            "--client-certificate",
            "bob.crt",
            "--client-key",
            "bob.key"));

    assertThat(tls.server.last().client()).isEqualTo("CN=bob");
  }

  @Test
  void aKeyOfSomebodyElseIsNoticedBeforeAnyCall() throws Exception {
    for (var kind : new String[] {"RSA", "secp256r1", "Ed25519"}) {
      var one = identity(kind, "one");
      var mixed = new TestAuthority.Identity(one.certificate(), identity(kind, "two").key());

      assertThatThrownBy(() -> tls.open(data(mixed), tls.trusted()))
          .isInstanceOf(CredentialFailure.class)
          .hasMessageContainingAll("user u", "does not belong to the certificate");
    }
    var foreign =
        new TestAuthority.Identity(
            identity("RSA", "one").certificate(), identity("secp256r1", "two").key());
    assertThatThrownBy(() -> tls.open(data(foreign), tls.trusted()))
        .isInstanceOf(CredentialFailure.class);
  }

  @Test
  void filesThatAreMissingAreNamed() {
    assertThatThrownBy(
            () -> tls.open("{client-certificate: gone.crt, client-key: gone.key}", tls.trusted()))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(directory.resolve("gone.crt").toString());
    assertThatThrownBy(
            () -> tls.open("{client-certificate-data: '!', client-key-data: '!'}", tls.trusted()))
        .isInstanceOf(CredentialFailure.class);
  }

  @Test
  void renewedFilesAreUsedWhenTheServerRejectsTheOldOnes() throws Exception {
    write("me", identity("secp256r1", "old"));
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(exchange, seen.client().equals("CN=new") ? 200 : 401, "{}"));
    var cluster = tls.open("{client-certificate: me.crt, client-key: me.key}", tls.trusted());
    assertThatThrownBy(() -> call(cluster)).isInstanceOf(CredentialFailure.class);
    assertThat(tls.server.requests()).hasSize(1);

    write("me", identity("RSA", "new"));
    call(cluster);
    stream(cluster);

    assertThat(tls.server.requests())
        .extracting(RecordingServer.Seen::client)
        .startsWith("CN=old", "CN=old")
        .endsWith("CN=new", "CN=new");
  }

  @Test
  void halfWrittenFilesLeaveTheLastGoodOnes() throws Exception {
    write("me", identity("secp256r1", "good"));
    var cluster = tls.open("{client-certificate: me.crt, client-key: me.key}", tls.trusted());
    Files.writeString(directory.resolve("me.crt"), "half");

    call(cluster);

    assertThat(tls.server.last().client()).isEqualTo("CN=good");
  }

  private TestAuthority.Identity identity(String kind, String name) throws Exception {
    return tls.authority.issue(keys(kind), Instant.now().plus(Duration.ofDays(1)), name, name);
  }

  private static KeyPair keys(String kind) throws Exception {
    var generator = KeyPairGenerator.getInstance(kind.startsWith("secp") ? "EC" : kind);
    if (kind.startsWith("secp")) {
      generator.initialize(new ECGenParameterSpec(kind));
    }
    return generator.generateKeyPair();
  }

  private void write(String name, TestAuthority.Identity identity) throws Exception {
    Files.writeString(directory.resolve(name + ".crt"), identity.certificatePem());
    Files.writeString(directory.resolve(name + ".key"), identity.keyPem());
  }

  private static String data(TestAuthority.Identity identity) throws Exception {
    return "{client-certificate-data: %s, client-key-data: %s}"
        .formatted(base64(identity.certificatePem()), base64(identity.keyPem()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void call(Cluster cluster) {
    ApiCalls.of(cluster).get("asking", "/version").orThrow();
  }

  private static void stream(Cluster cluster) throws Exception {
    try (var socket = cluster.endpoint().connect(Duration.ofSeconds(10))) {
      var request = "GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }
}
