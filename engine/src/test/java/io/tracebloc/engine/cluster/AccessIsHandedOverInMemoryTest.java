package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig made from resolved settings leads to the same server as the same caller. */
class AccessIsHandedOverInMemoryTest {
  @TempDir Path directory;

  private ConnectionSettings resolve(String config, String... variables) throws IOException {
    var file = Files.writeString(directory.resolve("config"), config);
    var all = Arrays.copyOf(variables, variables.length + 2);
    all[variables.length] = "KUBECONFIG";
    all[variables.length + 1] = file.toString();
    return ClusterAccess.resolve(
        ClusterOptions.none(), TestEnvironment.in(directory, all), directory.resolve("nowhere"));
  }

  private ConnectionSettings handedOver(ConnectionSettings settings) throws IOException {
    return resolve(new MemoryKubeconfig(settings).text());
  }

  private static String config(String cluster, String user) {
    return """
    current-context: one
    contexts: [{name: one, context: {cluster: c, user: u, namespace: n1}}]
    clusters: [{name: c, cluster: %s}]
    users: [{name: u, user: %s}]
    """
        .formatted(cluster, user);
  }

  @Test
  void withToken() throws IOException {
    var handed =
        handedOver(
            resolve(
                config(
                    "{server: 'https://one:6443/base/', tls-server-name: inner}",
                    "{token: \"t'1\"}")));

    assertThat(handed.server()).hasToString("https://one:6443/base");
    assertThat(handed.namespace()).isEqualTo("n1");
    assertThat(handed.verifiedName()).isEqualTo("inner");
    assertThat(handed.credentials().authorization()).contains("Bearer t'1");
  }

  @Test
  void withPasswordAndImpersonation() throws IOException {
    var user =
        "{username: bob, password: 'p:w', as: alice, as-groups: [g1, g2], as-uid: '7',"
            + " as-user-extra: {example.com/Reason: [a, b]}}";
    var settings = resolve(config("{server: 'https://one', insecure-skip-tls-verify: true}", user));
    var handed = handedOver(settings);

    assertThat(handed.credentials().authorization())
        .isEqualTo(settings.credentials().authorization())
        .isPresent();
    assertThat(handed.impersonation()).isEqualTo(settings.impersonation()).hasSize(4);
    assertThat(handed.trust().insecure()).isTrue();
  }

  @Test
  void withTheTokenThatAHelperGives() throws IOException {
    var helper =
        """
        {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: /bin/sh,
          args: [-c, 'echo "{\\"apiVersion\\":\\"client.authentication.k8s.io/v1\\",\\"kind\\":\\"ExecCredential\\",\\"status\\":{\\"token\\":\\"helped\\"}}"']}}
        """;
    var text = new MemoryKubeconfig(resolve(config("{server: 'https://one'}", helper))).text();

    assertThat(text).contains("helped").doesNotContain("exec");
  }

  @Test
  void throughProxies() throws IOException {
    var http =
        resolve(config("{server: 'https://one', proxy-url: 'http://u:p%40@proxy:3128'}", "{}"));
    assertThat(handedOver(http).route()).isEqualTo(http.route());
    var socks = resolve(config("{server: 'https://one', proxy-url: 'socks5://[::1]:1080'}", "{}"));
    assertThat(handedOver(socks).route()).isEqualTo(socks.route());
    var variable =
        resolve(config("{server: 'https://one'}", "{}"), "HTTPS_PROXY", "http://proxy:1");
    assertThat(handedOver(variable).route()).isEqualTo(variable.route());
  }

  @Test
  void withClientCertificateAndAuthority() throws Exception {
    var authority = new TestAuthority("handed");
    var client = authority.issue("client");
    var config =
        config(
            "{server: 'https://one', certificate-authority-data: %s}"
                .formatted(authority.pemBase64()),
            "{client-certificate-data: %s, client-key-data: %s}"
                .formatted(base64(client.certificatePem()), base64(client.keyPem())));
    var settings = resolve(config);
    var handed = handedOver(settings);

    assertThat(handed.trust().authorities()).isEqualTo(settings.trust().authorities()).isPresent();
    assertThat(handed.credentials().keys().orElseThrow().certificate())
        .isEqualTo(settings.credentials().keys().orElseThrow().certificate())
        .isPresent();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void neverWithCredentialsOverPlainHttp() throws IOException {
    var text =
        new MemoryKubeconfig(resolve(config("{server: 'http://one'}", "{token: t1}"))).text();

    assertThat(text).doesNotContain("t1");
  }

  @Test
  void andIsNotShown() throws IOException {
    var settings = resolve(config("{server: 'https://one'}", "{token: t1}"));

    assertThat(new MemoryKubeconfig(settings)).asString().doesNotContain("t1");
  }
}
