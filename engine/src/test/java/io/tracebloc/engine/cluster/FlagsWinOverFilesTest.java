package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl's precedence: flag, then context, then the in-cluster account. */
class FlagsWinOverFilesTest {
  private static final String CONFIG =
      """
      current-context: one
      contexts:
      - {name: one, context: {cluster: c1, user: u1, namespace: n1}}
      - {name: two, context: {cluster: c2, user: u2}}
      - {name: lost, context: {cluster: nowhere, user: u1}}
      - {name: hollow, context: {user: u1}}
      clusters:
      - {name: c1, cluster: {server: 'https://one:6443/base/', tls-server-name: inner}}
      - {name: c2, cluster: {server: 'https://two', insecure-skip-tls-verify: true}}
      users:
      - {name: u1, user: {token: token-1}}
      - {name: u2, user: {username: bob, password: pw, as: alice, as-groups: [g]}}
      - {name: u3, user: {auth-provider: {name: oidc}}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(directory.resolve("config"), CONFIG);
  }

  @Test
  void theCurrentContextRulesWithoutFlags() {
    var settings = resolve();

    assertThat(settings.context()).isEqualTo("one");
    assertThat(settings.namespace()).isEqualTo("n1");
    assertThat(settings.server()).hasToString("https://one:6443/base");
    assertThat(settings.verifiedName()).isEqualTo("inner");
    assertThat(settings.credentials().authorization()).contains("Bearer token-1");
  }

  @Test
  void everyFlagReplacesItsEntry() {
    var settings =
        resolve("--context", "two", "--cluster", "c1", "--user", "u1", "--namespace", "n9");

    assertThat(settings.context()).isEqualTo("two");
    assertThat(settings.server()).hasToString("https://one:6443/base");
    assertThat(settings.credentials().authorization()).contains("Bearer token-1");
    assertThat(settings.namespace()).isEqualTo("n9");
  }

  @Test
  void aContextWithoutNamespaceMeansDefault() {
    assertThat(resolve("--context", "two").namespace()).isEqualTo("default");
  }

  @Test
  void anotherServerForgetsTheNameOfTheOldOne() {
    assertThat(resolve("--server", "https://three:1").verifiedName()).isEqualTo("three");
    assertThat(resolve("--server", "https://three:1", "--tls-server-name", "t").verifiedName())
        .isEqualTo("t");
  }

  @Test
  void aTokenByFlagWinsOverTheUsersPassword() {
    assertThat(resolve("--context", "two", "--token", "t").credentials().authorization())
        .contains("Bearer t");
  }

  @Test
  void impersonationComesFromFlagsOrTheUser() {
    assertThat(resolve("--context", "two").impersonation())
        .containsEntry("Impersonate-User", List.of("alice"))
        .containsEntry("Impersonate-Group", List.of("g"));
    assertThat(
            resolve("--as", "eve", "--as-group", "a", "--as-group", "b", "--as-extra", "a/b c=x")
                .impersonation())
        .containsEntry("Impersonate-User", List.of("eve"))
        .containsEntry("Impersonate-Group", List.of("a", "b"))
        .containsEntry("Impersonate-Extra-a%2Fb%20c", List.of("x"));
  }

  @Test
  void aGroupAloneCannotBeImpersonated() {
    assertThatThrownBy(() -> resolve("--as-group", "g")).isInstanceOf(LocalFailure.class);
  }

  @Test
  void unknownNamesAreToldWithTheKnownOnesAndTheFile() {
    assertThatThrownBy(() -> resolve("--context", "nope"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("context nope", "one, two, lost", directory.toString());
    assertThatThrownBy(() -> resolve("--cluster", "nope"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("cluster nope", "c1, c2");
    assertThatThrownBy(() -> resolve("--user", "nope"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("user nope", "u1, u2");
    assertThatThrownBy(() -> resolve("--context", "lost"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("cluster nowhere", "context lost");
    assertThatThrownBy(() -> resolve("--context", "hollow"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("hollow");
  }

  @Test
  void anAuthProviderIsRefusedInsteadOfGoingOnAnonymously() {
    assertThatThrownBy(() -> resolve("--user", "u3"))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("oidc");
  }

  @Test
  void nothingConfiguredIsSaidSo() {
    assertThatThrownBy(
            () ->
                ClusterAccess.resolve(
                    ClusterOptions.none(), TestEnvironment.in(directory), directory))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("No cluster is configured", ".kube");
  }

  @Test
  void aServerByFlagNeedsNoFile() {
    var settings =
        ClusterAccess.resolve(
            TestOptions.of("--server", "https://here"), TestEnvironment.in(directory), directory);

    assertThat(settings.context()).isEmpty();
    assertThat(settings.server()).hasToString("https://here");
  }

  @Test
  void aPodUsesItsAccountWhenNothingElseIsConfigured() throws Exception {
    Files.writeString(directory.resolve("token"), "pod-token\n");
    Files.writeString(directory.resolve("namespace"), "pod-space");
    Files.writeString(directory.resolve("ca.crt"), new TestAuthority("inside").pem());
    var environment =
        TestEnvironment.in(
            directory, "KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

    var settings = ClusterAccess.resolve(ClusterOptions.none(), environment, directory);

    assertThat(settings.server()).hasToString("https://[fd00::1]:443");
    assertThat(settings.host()).isEqualTo("fd00::1");
    assertThat(settings.namespace()).isEqualTo("pod-space");
    assertThat(settings.credentials().authorization()).contains("Bearer pod-token");
    assertThat(settings.trust().authorities())
        .hasValueSatisfying(list -> assertThat(list).hasSize(1));
  }

  @Test
  void aKubeconfigWinsOverThePodsAccount() throws Exception {
    Files.writeString(directory.resolve("token"), "pod-token");
    var environment =
        TestEnvironment.in(
            directory,
            "KUBECONFIG",
            "config",
            "KUBERNETES_SERVICE_HOST",
            "10.0.0.1",
            "KUBERNETES_SERVICE_PORT",
            "443");

    assertThat(
            ClusterAccess.resolve(ClusterOptions.none(), environment, directory)
                .credentials()
                .authorization())
        .contains("Bearer token-1");
  }

  @Test
  void inAPodItsNamespaceTakesThePlaceOfDefault() throws Exception {
    Files.writeString(directory.resolve("token"), "pod-token");
    Files.writeString(directory.resolve("namespace"), "pod-space\n");

    assertThat(inPod("--context", "two").namespace()).isEqualTo("pod-space");
    assertThat(inPod("--context", "one").namespace()).isEqualTo("n1");
    assertThat(inPod("--context", "two", "--namespace", "n9").namespace()).isEqualTo("n9");
    var named =
        TestEnvironment.in(
            directory,
            "KUBERNETES_SERVICE_HOST",
            "10.0.0.1",
            "KUBERNETES_SERVICE_PORT",
            "443",
            "POD_NAMESPACE",
            "by-variable");
    assertThat(ClusterAccess.resolve(ClusterOptions.none(), named, directory).namespace())
        .isEqualTo("by-variable");
  }

  @Test
  void thePodsTokenIsNotShownToAnotherServer() throws Exception {
    Files.writeString(directory.resolve("token"), "pod-token");
    Files.writeString(directory.resolve("config"), "kind: Config\n");

    assertThat(inPod().credentials().authorization()).contains("Bearer pod-token");
    assertThat(inPod("--server", "https://elsewhere").credentials().authorization()).isEmpty();
  }

  @Test
  void thePodsTokenIsReadAgainAndCanBeReplacedByFlag() throws Exception {
    Files.writeString(directory.resolve("token"), "first");
    Files.writeString(directory.resolve("config"), "");
    var settings = inPod();

    assertThat(settings.credentials().authorization()).contains("Bearer first");
    Files.writeString(directory.resolve("token"), "rotated");
    assertThat(settings.credentials().authorization()).contains("Bearer rotated");
    Files.delete(directory.resolve("token"));
    assertThat(settings.credentials().authorization()).contains("Bearer rotated");

    Files.writeString(directory.resolve("token"), "first");
    assertThat(inPod("--token", "mine").credentials().authorization()).contains("Bearer mine");
  }

  private ConnectionSettings inPod(String... flags) {
    var environment =
        TestEnvironment.in(
            directory,
            "KUBECONFIG",
            "config",
            "KUBERNETES_SERVICE_HOST",
            "10.0.0.1",
            "KUBERNETES_SERVICE_PORT",
            "443");
    return ClusterAccess.resolve(TestOptions.of(flags), environment, directory);
  }

  @Test
  void emptyFlagsAreNotGiven() {
    var settings =
        resolve(
            "--context",
            "",
            "--namespace",
            "",
            "--server",
            "",
            "--token",
            "",
            "--user",
            "",
            "--cluster",
            "",
            "--kubeconfig",
            "",
            "--tls-server-name",
            "",
            "--as",
            "",
            "--certificate-authority",
            "",
            "--client-certificate",
            "",
            "--client-key",
            "");

    assertThat(settings.toString()).isEqualTo(resolve().toString());
    assertThat(settings.verifiedName()).isEqualTo("inner");
    assertThat(settings.credentials().authorization()).contains("Bearer token-1");
  }

  @Test
  void aFlagWinsOverATokenFileToo() throws Exception {
    Files.writeString(
        directory.resolve("config"), CONFIG.replace("token: token-1", "tokenFile: t"));
    Files.writeString(directory.resolve("t"), "from-file");

    assertThat(resolve().credentials().authorization()).contains("Bearer from-file");
    assertThat(resolve("--token", "flag").credentials().authorization()).contains("Bearer flag");
  }

  @Test
  void homeCountsMoreThanTheSystemsWord(@TempDir Path home) throws Exception {
    Files.createDirectories(home.resolve(".kube"));
    Files.writeString(home.resolve(".kube/config"), CONFIG);
    var environment = TestEnvironment.in(directory, "HOME", home.toString());

    assertThat(ClusterAccess.resolve(ClusterOptions.none(), environment, directory).context())
        .isEqualTo("one");
  }

  @Test
  void nothingSecretShowsInTexts() {
    var settings = resolve("--context", "two", "--token", "hidden-token");

    assertThat(settings.toString() + settings.route() + settings.trust())
        .doesNotContain("hidden-token", "pw");
    assertThat(TestOptions.of("--token", "hidden-token", "--password", "pw").toString())
        .doesNotContain("hidden-token", "pw");
  }

  private ConnectionSettings resolve(String... flags) {
    var environment = TestEnvironment.in(directory, "KUBECONFIG", "config");
    return ClusterAccess.resolve(TestOptions.of(flags), environment, directory.resolve("none"));
  }
}
