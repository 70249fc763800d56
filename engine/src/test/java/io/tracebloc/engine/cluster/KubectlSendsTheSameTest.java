package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.cluster.KubectlTable.Line;
import io.tracebloc.engine.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A recording server sees the same from the real kubectl and from us, for a table of kubeconfigs
 * and flags; and where kubectl refuses, so do we. With the oldest and the newest kubectl there is.
 */
@DisabledOnOs(OS.WINDOWS)
class KubectlSendsTheSameTest {
  @TempDir Path directory;
  private TlsFixture tls;
  private RecordingServer plain;
  private TestIssuer issuer;

  /** Who the server saw, and how. */
  private record Sight(
      boolean encrypted,
      String authorization,
      String client,
      Map<String, List<String>> impersonation,
      boolean compression) {}

  @BeforeEach
  void startServers() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1", "inner");
    plain = RecordingServer.plain();
    issuer = TestIssuer.plain();
    var sub = Files.createDirectories(directory.resolve("sub"));
    Files.writeString(sub.resolve("token"), "from-file\n");
    Files.writeString(sub.resolve("empty"), "");
    Files.writeString(sub.resolve("ca.crt"), tls.authority.pem());
    Files.writeString(sub.resolve("other.crt"), new TestAuthority("other").pem());
    for (var name : List.of("a", "b")) {
      var identity = tls.authority.issue(name, name);
      Files.writeString(sub.resolve(name + ".crt"), identity.certificatePem());
      Files.writeString(sub.resolve(name + ".key"), identity.keyPem());
    }
    Files.writeString(directory.resolve("nothing"), "kind: Config\n");
    var helper = sub.resolve("helper");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"helped"}}'
        """);
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void stopServers() {
    issuer.close();
    plain.close();
    tls.close();
  }

  @ParameterizedTest
  @MethodSource("io.tracebloc.engine.cluster.KubectlTable#lines")
  void forTheSameFilesAndFlags(Line line) throws Exception {
    var kubectls = RealKubectl.oldestAndNewest();
    assumeTrue(!kubectls.isEmpty(), "no kubectl here");
    for (var kubectl : kubectls) {
      write(line);
      var theirs = theirs(kubectl, line);
      var ours = ours(line);
      assertThat(ours).as("what %s sends", kubectl).isEqualTo(theirs);
    }
  }

  @Test
  void afterRenewingTheSameLogin() throws Exception {
    var kubectls = RealKubectl.oldestAndNewest();
    assumeTrue(!kubectls.isEmpty(), "no kubectl here");
    issuer.rotates = false;
    var line =
        Line.of(
            "expired",
            KubectlTable.TRUSTED,
            "auth-provider: {name: oidc, config: {$OIDC}}"
                .replace("$OIDC", oidc(TestIssuer.expired("me"))));
    for (var kubectl : kubectls) {
      write(line);
      theirs(kubectl, line);
      write(line);
      ours(line);

      var asked = issuer.asked();
      var theirs = asked.get(asked.size() - 2);
      assertThat(asked.getLast().header("Authorization")).isEqualTo(theirs.header("Authorization"));
      assertThat(asked.getLast().body().split("&"))
          .containsExactlyInAnyOrder(theirs.body().split("&"));
      var seen = tls.server.requests();
      assertThat(seen.getLast().header("Authorization")).startsWith("Bearer ");
      // What we wrote is what kubectl goes on with.
      var before = issuer.asked().size();
      assertThat(theirs(kubectl, line)).isPresent();
      assertThat(issuer.asked()).hasSize(before);
    }
  }

  private void write(Line line) throws Exception {
    Files.writeString(
        directory.resolve("config"),
        """
        current-context: x
        contexts:
        - {name: x, context: {cluster: c, user: u}}
        - {name: other, context: {cluster: other, user: other}}
        - {name: lost, context: {cluster: nowhere, user: u}}
        - {name: stranger, context: {cluster: c, user: nobody}}
        clusters:
        - {name: c, cluster: {server: 'https://127.0.0.1:$TLS', %s}}
        - {name: other, cluster: {server: 'http://127.0.0.1:$PLAIN'}}
        users:
        - {name: u, user: {%s}}
        - {name: other, user: {token: others}}
        """
            .transform(text -> filled(text.formatted(line.cluster(), line.user()))));
  }

  private String filled(String text) {
    try {
      return text.replace("$CA", tls.authority.pemBase64())
          .replace("$CRT", base64("sub/a.crt"))
          .replace("$KEY", base64("sub/a.key"))
          .replace("$EXEC", "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never")
          .replace("$OIDC", oidc(TestIssuer.lasting("me")))
          .replace("$TLS", Integer.toString(tls.server.port()))
          .replace("$PLAIN", Integer.toString(plain.port()));
    } catch (Exception exception) {
      throw new IllegalStateException(exception);
    }
  }

  private String oidc(String idToken) {
    return "idp-issuer-url: '%s', client-id: door, client-secret: 's&c', id-token: '%s', refresh-token: r0"
        .formatted(issuer.address(), idToken);
  }

  private String base64(String file) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            Files.readString(directory.resolve(file)).getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<Sight> theirs(RealKubectl kubectl, Line line) throws Exception {
    var arguments = new ArrayList<>(List.of("get", "--raw", "/version"));
    line.flags().forEach(flag -> arguments.add(filled(flag)));
    tls.server.requests().clear();
    plain.requests().clear();
    var variables = new TreeMap<>(Map.of("KUBECONFIG", "config"));
    line.variables().forEach((name, value) -> variables.put(name, filled(value)));
    kubectl.run(directory, variables, arguments);
    return sight();
  }

  private Optional<Sight> ours(Line line) {
    tls.server.requests().clear();
    plain.requests().clear();
    var variables = new ArrayList<>(List.of("KUBECONFIG", "config"));
    line.variables().forEach((name, value) -> variables.addAll(List.of(name, filled(value))));
    var environment = TestEnvironment.in(directory, variables.toArray(String[]::new));
    try {
      var options =
          TestOptions.of(
              line.flags().stream()
                  .map(this::filled)
                  .flatMap(KubectlSendsTheSameTest::words)
                  .toArray(String[]::new));
      ApiCalls.of(ClusterAccess.open(options, environment)).get("asking", "/version").orThrow();
    } catch (Failure refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    return sight();
  }

  private static Stream<String> words(String flag) {
    return flag.startsWith("--") && flag.contains("=")
        ? Arrays.stream(flag.split("=", 2))
        : Stream.of(flag.equals("-s") ? "--server" : flag);
  }

  /** The last request; empty if none arrived. */
  private Optional<Sight> sight() {
    return Stream.concat(
            tls.server.requests().stream().map(seen -> sight(seen, true)),
            plain.requests().stream().map(seen -> sight(seen, false)))
        .reduce((first, second) -> second);
  }

  private static Sight sight(RecordingServer.Seen seen, boolean encrypted) {
    var impersonation = new TreeMap<String, List<String>>();
    seen.headers()
        .forEach(
            (name, values) -> {
              if (name.toLowerCase(Locale.ROOT).startsWith("impersonate-")) {
                impersonation.put(name.toLowerCase(Locale.ROOT), values.stream().sorted().toList());
              }
            });
    return new Sight(
        encrypted,
        seen.header("Authorization"),
        seen.client(),
        impersonation,
        seen.header("Accept-Encoding").contains("gzip"));
  }
}
