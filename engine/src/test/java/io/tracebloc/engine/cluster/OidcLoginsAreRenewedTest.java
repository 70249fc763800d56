package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The legacy auth-provider oidc, with an issuer of the test's own. */
class OidcLoginsAreRenewedTest {
  @TempDir Path directory;
  private TlsFixture tls;
  private TestIssuer issuer;

  @BeforeEach
  void startServers() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1");
    issuer = TestIssuer.plain();
  }

  @AfterEach
  void stopServers() {
    issuer.close();
    tls.close();
  }

  @Test
  void aTokenThatIsStillGoodIsSentAsItIs() throws Exception {
    var token = TestIssuer.lasting("me");

    call(open(token, "r0"));

    assertThat(authorizations()).containsExactly("Bearer " + token);
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void anExpiredTokenIsRenewedAtTheIssuerAndKept() throws Exception {
    call(open(TestIssuer.expired("me"), "r0"));

    var renewed = TestIssuer.lasting("new-1");
    assertThat(authorizations()).containsExactly("Bearer " + renewed);
    var asked = issuer.asked().getFirst();
    assertThat(asked.body()).contains("grant_type=refresh_token", "refresh_token=r0");
    assertThat(asked.header("Authorization")).isEqualTo(FixedCredential.basic("door", "s%26cret"));
    assertThat(kept()).containsEntry("id-token", renewed).containsEntry("refresh-token", "r1");
    assertThat(directory.resolve("config.lock")).doesNotExist();
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("config"));
    }

    call(ClusterAccess.open(ClusterOptions.none(), environment()));
    assertThat(issuer.asked()).hasSize(1);
    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer " + renewed);
  }

  @Test
  void atAGlanceNothingIsRenewedOrWritten() throws Exception {
    var expired = TestIssuer.expired("me");
    open(expired, "r0");
    var before = Files.readAllBytes(directory.resolve("config"));
    tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 401, "{}"));

    var glance = ClusterAccess.openForGlance(ClusterOptions.none(), environment());

    assertThatThrownBy(() -> call(glance)).isInstanceOf(CredentialFailure.class);
    assertThat(authorizations()).containsOnly("Bearer " + expired);
    assertThat(issuer.server.requests()).isEmpty();
    assertThat(directory.resolve("config")).hasBinaryContent(before);
  }

  @Test
  void streamsCarryTheRenewedTokenToo() throws Exception {
    var endpoint = open(TestIssuer.expired("me"), "r0").endpoint();

    assertThat(endpoint.identityHeaders())
        .containsEntry("Authorization", List.of("Bearer " + TestIssuer.lasting("new-1")));
    assertThat(endpoint.rejected(endpoint.identityHeaders())).isTrue();
    assertThat(endpoint.identityHeaders())
        .containsEntry("Authorization", List.of("Bearer " + TestIssuer.lasting("new-2")));
  }

  @Test
  void issuersThatWantTheClientInTheFormGetItThere() throws Exception {
    issuer.wantsClientInForm = true;

    call(open(TestIssuer.expired("me"), "r0"));

    assertThat(issuer.asked()).hasSize(2);
    assertThat(issuer.asked().getLast().body())
        .contains("client_id=door", "client_secret=s%26cret");
  }

  @Test
  void aTokenThatTheServerRejectsIsRenewedOnce() throws Exception {
    tls.server.answer((seen, exchange) -> RecordingServer.send(exchange, 401, "{}"));
    var cluster = open(TestIssuer.lasting("revoked"), "r0");

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("401");
    assertThat(authorizations())
        .containsExactly(
            "Bearer " + TestIssuer.lasting("revoked"), "Bearer " + TestIssuer.lasting("new-1"));
  }

  @Test
  void manyCallsAtOnceRenewItOnce() throws Exception {
    var cluster = open(TestIssuer.expired("me"), "r0");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(threads.submit(() -> call(cluster)));
      }
      for (var call : calls) {
        call.get();
      }
    }

    assertThat(issuer.asked()).hasSize(1);
  }

  @Test
  void whatAnotherProgramRenewedIsTakenOver() throws Exception {
    var cluster = open(TestIssuer.expired("me"), "r0");
    tls.write(user(TestIssuer.lasting("by-kubectl"), "r7"), tls.trusted());

    call(cluster);

    assertThat(authorizations()).containsExactly("Bearer " + TestIssuer.lasting("by-kubectl"));
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void withoutARefreshTokenTheReasonIsGiven() throws Exception {
    var cluster = tls.open(user(TestIssuer.expired("me"), ""), tls.trusted());

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContainingAll("User u", "expired", "no refresh-token");
    assertThat(tls.server.requests()).isEmpty();
  }

  @Test
  void theIssuersRefusalIsToldWithoutSecrets() throws Exception {
    issuer.refusal =
        "{\"error\":\"invalid_grant\",\"error_description\":\"Session over\\u001b[1m\"}";
    var cluster = open(TestIssuer.expired("me"), "hidden-refresh");

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContainingAll(issuer.address(), "400 invalid_grant Session over\\x1b[1m")
        .message()
        .doesNotContain("hidden-refresh", "s&cret");
    assertThat(tls.server.requests()).isEmpty();
    assertThat(directory.resolve("config.lock")).doesNotExist();
  }

  @Test
  void anIssuerThatIsNotThereIsNamed() throws Exception {
    var cluster = open(TestIssuer.expired("me"), "r0");
    issuer.close();

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(issuer.address());
  }

  @Test
  void theIssuersOwnAuthorityIsTrusted() throws Exception {
    var authority = new TestAuthority("issuer's");
    var identity = authority.issue("issuer", "127.0.0.1");
    Files.writeString(directory.resolve("issuer.crt"), authority.pem());
    try (var secure =
        new TestIssuer(RecordingServer.tls(authority.serverContext(identity)), "https")) {
      for (var trust :
          List.of(
              "idp-certificate-authority: issuer.crt",
              "idp-certificate-authority-data: " + authority.pemBase64())) {
        var user =
            user(TestIssuer.expired("me"), "r0")
                .replace(issuer.address(), secure.address() + "', " + trust + ", x: '");
        call(tls.open(user, tls.trusted()));
      }
      assertThat(secure.asked()).hasSize(2);
    }
  }

  @Test
  void aLockThatStaysIsNamedBeforeTheIssuerIsAsked() throws Exception {
    tls.write(user(TestIssuer.expired("me"), "r0"), tls.trusted());
    Files.createFile(directory.resolve("config.lock"));
    var file = directory.resolve("config");
    var entry = KubeconfigReader.readIfPresent(file).orElseThrow().users().get("u");

    assertThatThrownBy(() -> new OidcStore(entry, Duration.ofMillis(120)).lock())
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContainingAll("cannot be kept", "config.lock");
    assertThat(directory.resolve("config.lock")).exists();
  }

  @Test
  void aLoginThatCannotBeKeptIsNotRenewed() throws Exception {
    tls.write(user(TestIssuer.expired("me"), "r0"), tls.trusted());
    var entry =
        KubeconfigReader.readIfPresent(directory.resolve("config")).orElseThrow().users().get("u");
    Files.delete(directory.resolve("config"));

    assertThatThrownBy(() -> new OidcStore(entry).lock())
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("cannot be written to");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileKeepsItsPermissionsAndItsLink() throws Exception {
    var cluster = open(TestIssuer.expired("me"), "r0");
    var real = Files.createDirectories(directory.resolve("real")).resolve("file");
    Files.move(directory.resolve("config"), real);
    Files.createSymbolicLink(directory.resolve("config"), real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));

    call(cluster);

    assertThat(directory.resolve("config")).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(kept()).containsEntry("refresh-token", "r1");
  }

  @ParameterizedTest
  @CsvSource({
    "gcp,       gke-gcloud-auth-plugin",
    "azure,     kubelogin",
    "openstack, exec credential plugin",
  })
  void otherProvidersAreRefusedWithWhatReplacedThem(String name, String replacement) {
    assertThatThrownBy(() -> tls.open("{auth-provider: {name: %s}}".formatted(name), tls.trusted()))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContainingAll("User u", "auth-provider " + name)
        .satisfies(failure -> assertThat(((Failure) failure).remedy()).contains(replacement));
  }

  private Cluster open(String idToken, String refreshToken) throws Exception {
    return tls.open(user(idToken, refreshToken), tls.trusted());
  }

  private String user(String idToken, String refreshToken) {
    return """
        {auth-provider: {name: oidc, config: {idp-issuer-url: '%s', client-id: door, \
        client-secret: 's&cret', id-token: '%s', refresh-token: '%s'}}}"""
        .formatted(issuer.address(), idToken, refreshToken);
  }

  private HostEnvironment environment() {
    return TestEnvironment.in(directory, "KUBECONFIG", "config");
  }

  private Map<String, String> kept() throws Exception {
    var bytes = Files.readAllBytes(directory.resolve("config"));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("current-context: x\n");
    var users = KubeconfigReader.parse(directory.resolve("config"), bytes).users();
    return OidcLogin.of(users.get("u")).tokens();
  }

  private List<String> authorizations() {
    return tls.server.requests().stream().map(seen -> seen.header("Authorization")).toList();
  }

  private static void call(Cluster cluster) {
    ApiCalls.of(cluster).get("asking", "/version").orThrow();
  }
}
