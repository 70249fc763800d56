package io.tracebloc.engine.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kubeconfigs and flags, for which kubectl and we are to do the same. */
final class KubectlTable {
  static final String TRUSTED = "certificate-authority-data: $CA";

  private KubectlTable() {}

  /** One line of the table. {@code $CA} and the like stand for what only the test knows. */
  record Line(
      String name, String cluster, String user, List<String> flags, Map<String, String> variables) {
    static Line of(String name, String cluster, String user, String... flags) {
      return new Line(name, cluster, user, List.of(flags), Map.of());
    }

    Line with(String variable, String value) {
      return new Line(name, cluster, user, flags, Map.of(variable, value));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Line> lines() {
    return Stream.of(credentials(), trust(), impersonation(), places()).flatMap(lines -> lines);
  }

  private static Stream<Line> credentials() {
    var certificate = "client-certificate-data: $CRT, client-key-data: $KEY";
    return Stream.of(
        Line.of("a token", TRUSTED, "token: abc"),
        Line.of("a token by flag", TRUSTED, "token: abc", "--token", "flag"),
        Line.of("an empty token by flag", TRUSTED, "token: abc", "--token", ""),
        Line.of("a token file", TRUSTED, "tokenFile: sub/token"),
        Line.of("a token and its file", TRUSTED, "tokenFile: sub/token, token: abc"),
        Line.of("a token and a missing file", TRUSTED, "tokenFile: nope, token: abc"),
        Line.of("a missing token file", TRUSTED, "tokenFile: nope"),
        Line.of("an empty token file", TRUSTED, "tokenFile: sub/empty"),
        Line.of("basic", TRUSTED, "username: bob, password: 'p:w'"),
        Line.of("basic by flags", TRUSTED, "token: ''", "--username", "b", "--password", "p"),
        Line.of("a user name alone", TRUSTED, "username: bob"),
        Line.of("a token and a user name", TRUSTED, "token: t, username: bob"),
        Line.of("a token file and a user name", TRUSTED, "tokenFile: sub/token, username: bob"),
        Line.of("a certificate", TRUSTED, certificate),
        Line.of("a certificate and a token", TRUSTED, certificate + ", token: abc"),
        Line.of(
            "certificate files", TRUSTED, "client-certificate: sub/a.crt, client-key: sub/a.key"),
        Line.of(
            "a certificate by flags",
            TRUSTED,
            "client-certificate: sub/a.crt, client-key: sub/a.key",
            "--client-certificate",
            "sub/b.crt",
            "--client-key",
            "sub/b.key"),
        Line.of("a certificate without key", TRUSTED, "client-certificate-data: $CRT"),
        Line.of("another's key", TRUSTED, "client-certificate: sub/a.crt, client-key: sub/b.key"),
        Line.of("a helper", TRUSTED, "exec: {$EXEC, command: ./sub/helper}"),
        Line.of("a helper and a token", TRUSTED, "token: t, exec: {$EXEC, command: ./sub/helper}"),
        Line.of(
            "a helper and a certificate",
            TRUSTED,
            certificate + ", exec: {$EXEC, command: ./sub/helper}"),
        Line.of("a failing helper", TRUSTED, "exec: {$EXEC, command: 'false'}"),
        Line.of("a helper that is missing", TRUSTED, "exec: {$EXEC, command: no-such-helper}"),
        Line.of(
            "a helper of an old protocol",
            TRUSTED,
            "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: ./sub/helper}"),
        Line.of(
            "a helper without a mode",
            TRUSTED,
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./sub/helper}"),
        Line.of("an OpenID token", TRUSTED, "auth-provider: {name: oidc, config: {$OIDC}}"),
        Line.of(
            "an OpenID token and a certificate",
            TRUSTED,
            certificate + ", auth-provider: {name: oidc, config: {$OIDC}}"),
        Line.of("a removed provider", TRUSTED, "auth-provider: {name: gcp}"),
        Line.of(
            "two providers", TRUSTED, "auth-provider: {name: oidc}, exec: {$EXEC, command: x}"));
  }

  private static Stream<Line> trust() {
    return Stream.of(
        Line.of("authorities in a file", "certificate-authority: sub/ca.crt", "token: t"),
        Line.of("no authority of the server's", "", "token: t"),
        Line.of("another authority", "certificate-authority: sub/other.crt", "token: t"),
        Line.of("an unusable authority", "certificate-authority: sub/token", "token: t"),
        Line.of("a missing authority", "certificate-authority: nope", "token: t"),
        Line.of("no verification", "insecure-skip-tls-verify: true", "token: t"),
        Line.of(
            "authority and no verification",
            TRUSTED + ", insecure-skip-tls-verify: true",
            "token: t"),
        Line.of("no verification by flag", TRUSTED, "token: t", "--insecure-skip-tls-verify=true"),
        Line.of(
            "no verification switched off",
            TRUSTED,
            "token: t",
            "--insecure-skip-tls-verify=false"),
        Line.of(
            "an authority by flag",
            "insecure-skip-tls-verify: true",
            "token: t",
            "--certificate-authority",
            "sub/ca.crt"),
        Line.of(
            "both by flag",
            TRUSTED,
            "token: t",
            "--certificate-authority",
            "sub/ca.crt",
            "--insecure-skip-tls-verify=true"),
        Line.of("a server name", TRUSTED + ", tls-server-name: inner", "token: t"),
        Line.of("a wrong server name", TRUSTED + ", tls-server-name: outer", "token: t"),
        Line.of("a server name by flag", TRUSTED, "token: t", "--tls-server-name", "inner"),
        Line.of(
            "a server by flag forgets the name",
            TRUSTED + ", tls-server-name: outer",
            "token: t",
            "--server",
            "https://127.0.0.1:$TLS"));
  }

  private static Stream<Line> impersonation() {
    var bob =
        "token: t, as: bob, as-groups: [g1, g2], as-uid: '7', as-user-extra: {a: [x], b/c: [z]}";
    return Stream.of(
        Line.of("somebody", TRUSTED, bob),
        Line.of("somebody else by flag", TRUSTED, bob, "--as", "eve"),
        Line.of("other groups by flag", TRUSTED, bob, "--as-group", "g9", "--as-group", "g8"),
        Line.of("another uid by flag", TRUSTED, bob, "--as-uid", "9"),
        Line.of("groups of nobody", TRUSTED, "token: t, as-groups: [g]"),
        Line.of("a uid of nobody", TRUSTED, "token: t", "--as-uid", "9"),
        Line.of("an empty name by flag", TRUSTED, bob, "--as", ""));
  }

  private static Stream<Line> places() {
    return Stream.of(
        Line.of(
            "a login in the address", TRUSTED, "token: t", "-s", "https://me:p%40w@127.0.0.1:$TLS"),
        Line.of(
            "plain http sees no token",
            TRUSTED,
            "token: t, as: bob",
            "-s",
            "http://127.0.0.1:$PLAIN"),
        Line.of("no scheme is plain http", TRUSTED, "token: t", "-s", "127.0.0.1:$PLAIN"),
        Line.of("no scheme to TLS", TRUSTED, "token: t", "-s", "127.0.0.1:$TLS"),
        Line.of("another cluster", TRUSTED, "token: t", "--cluster", "other"),
        Line.of("a cluster that is not there", TRUSTED, "token: t", "--cluster", "gone"),
        Line.of("another user", TRUSTED, "token: t", "--user", "other"),
        Line.of("a user that is not there", TRUSTED, "token: t", "--user", "gone"),
        Line.of("another context", TRUSTED, "token: t", "--context", "other"),
        Line.of("a context that is not there", TRUSTED, "token: t", "--context", "gone"),
        Line.of("an empty context", TRUSTED, "token: t", "--context", ""),
        Line.of("a context of a lost cluster", TRUSTED, "token: t", "--context", "lost"),
        Line.of("a context of a lost user", TRUSTED, "token: t", "--context", "stranger"),
        Line.of("compression", TRUSTED + ", disable-compression: true", "token: t"),
        Line.of("compression by flag", TRUSTED, "token: t", "--disable-compression=true"),
        Line.of("a proxy for others", TRUSTED, "token: t")
            .with("HTTPS_PROXY", "http://127.0.0.1:1"),
        Line.of("a proxy without scheme", TRUSTED + ", proxy-url: '127.0.0.1:1'", "token: t"),
        Line.of(
            "a proxy of an unknown kind", TRUSTED + ", proxy-url: 'ftp://127.0.0.1'", "token: t"),
        Line.of(
            "a proxy that is not there", TRUSTED + ", proxy-url: 'http://127.0.0.1:1'", "token: t"),
        Line.of("a file that is not there", TRUSTED, "token: t", "--kubeconfig", "nope"),
        Line.of("an empty file name", TRUSTED, "token: t", "--kubeconfig", ""),
        Line.of("a master", TRUSTED, "token: t", "--kubeconfig", "nothing")
            .with("KUBERNETES_MASTER", "http://127.0.0.1:$PLAIN"));
  }
}
