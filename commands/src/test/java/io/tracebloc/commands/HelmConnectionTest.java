package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.ClusterOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Helm says about the cluster, in variables or, without Helm, in flags ({@code style.md} C.3).
 */
class HelmConnectionTest {
  /** As Helm sets them when none of its flags was given. */
  private static final List<String> EMPTY =
      List.of(
          "HELM_KUBECONTEXT",
          "HELM_KUBETOKEN",
          "HELM_KUBEASUSER",
          "HELM_KUBEASGROUPS",
          "HELM_KUBEAPISERVER",
          "HELM_KUBECAFILE",
          "HELM_KUBETLS_SERVER_NAME");

  private final Terminal terminal = new Terminal().of(Host.HELM);

  private ClusterOptions cluster(String... flags) {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var line = new ArrayList<>(List.of("ingest", "r", "x", "--name=x", "--task=embeddings"));
    line.addAll(List.of(flags));
    var result = terminal.run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return terminal.engine().cluster();
  }

  @Test
  void anEmptyVariableIsNotSet() {
    EMPTY.forEach(name -> terminal.with(name, ""));
    terminal.with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "false").with("HELM_NAMESPACE", "");
    assertThat(cluster()).isEqualTo(ClusterOptions.none());
  }

  @Test
  void everyVariableCounts() {
    var cluster =
        new Object() {
          ClusterOptions read() {
            terminal
                .with("HELM_NAMESPACE", "data")
                .with("HELM_KUBECONTEXT", "site")
                .with("HELM_KUBETOKEN", "s3cret")
                .with("HELM_KUBEASUSER", "jane")
                .with("HELM_KUBEASGROUPS", "a,b c,,d")
                .with("HELM_KUBEAPISERVER", "https://api:6443")
                .with("HELM_KUBECAFILE", "ca.pem")
                .with("HELM_KUBETLS_SERVER_NAME", "kubernetes")
                .with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "true");
            return cluster();
          }
        }.read();
    assertThat(cluster.namespace()).contains("data");
    assertThat(cluster.context()).contains("site");
    assertThat(cluster.token()).contains("s3cret");
    assertThat(cluster.impersonate()).contains("jane");
    assertThat(cluster.impersonateGroups()).containsExactly("a", "b c", "d");
    assertThat(cluster.server()).contains("https://api:6443");
    assertThat(cluster.certificateAuthority()).contains(Path.of("ca.pem"));
    assertThat(cluster.tlsServerName()).contains("kubernetes");
    assertThat(cluster.insecureSkipTlsVerify()).isTrue();
  }

  @Test
  void everyFlagBeatsItsVariable() {
    EMPTY.forEach(name -> terminal.with(name, "from-variable"));
    terminal.with("HELM_NAMESPACE", "n").with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "true");
    var cluster =
        cluster(
            "--namespace=data",
            "--kube-context=site",
            "--kubeconfig=/k",
            "--kube-token=s3cret",
            "--kube-as-user=jane",
            "--kube-as-group=a,b",
            "--kube-as-group=c",
            "--kube-apiserver=https://api:6443",
            "--kube-ca-file=ca.pem",
            "--kube-tls-server-name=kubernetes",
            "--kube-insecure-skip-tls-verify=false");
    assertThat(cluster.namespace()).contains("data");
    assertThat(cluster.context()).contains("site");
    assertThat(cluster.kubeconfig()).contains(Path.of("/k"));
    assertThat(cluster.token()).contains("s3cret");
    assertThat(cluster.impersonate()).contains("jane");
    assertThat(cluster.impersonateGroups()).containsExactly("a,b", "c");
    assertThat(cluster.server()).contains("https://api:6443");
    assertThat(cluster.certificateAuthority()).contains(Path.of("ca.pem"));
    assertThat(cluster.tlsServerName()).contains("kubernetes");
    assertThat(cluster.insecureSkipTlsVerify()).isFalse();
  }

  @Test
  void aNamespaceWrittenTogetherWithItsFlagReachesUs() {
    terminal.with("HELM_NAMESPACE", "default");
    assertThat(cluster("-ndata").namespace()).contains("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "t", "T", "true", "TRUE", "True"})
  void theTruthIsSpelledAsGoDoes(String truth) {
    terminal.with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", truth);
    assertThat(cluster().insecureSkipTlsVerify()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no", "yes", "tRuE", " true"})
  void whatIsNoTruthLeavesVerificationOn(String nonsense) {
    terminal.with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", nonsense);
    assertThat(cluster().insecureSkipTlsVerify()).isFalse();
  }

  @Test
  void flagsMayStandBeforeTheCommand() {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var result =
        terminal.run(
            "--kube-context",
            "site",
            "-n",
            "data",
            "ingest",
            "r",
            "x",
            "--name=x",
            "--task=embeddings");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(terminal.engine().cluster().context()).contains("site");
  }

  @Test
  void commandsThatNeedNoClusterTakeTheFlagsToo() {
    var flags =
        Stream.of(
            "version", "--client", "--kube-context=x", "--kube-token=s3cret", "-nfoo", "--debug");
    var result = terminal.run(flags.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry-config", "repository-config", "repository-cache"})
  void filesOfRepositoriesAreNotTakenWithoutHelm(String name) {
    var variable = "HELM_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    var result =
        terminal.run("ingest", "r", "x", "--name=x", "--task=embeddings", "--" + name, "f");
    assertThat(result.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(result.err())
        .contains("--" + name + " has no effect where the plugin is started without Helm")
        .contains("Set the variable " + variable + " instead.");
  }

  @Test
  void theCommandToFollowTheRunNamesTheFileAndContextThatHelmHandsOver() {
    terminal.with("KUBECONFIG", "/my k/config").with("HELM_KUBECONTEXT", "my site");
    assertThat(detached("text"))
        .contains(
            "  helm tracebloc runs watch tracebloc ingest-job-1 -n demo --kube-context 'my site'"
                + " --kubeconfig '/my k/config'\n");
    assertThat(detached("json")).contains("--kubeconfig '/my k/config'\"");
  }

  @Test
  void theCommandToFollowTheRunNamesNoneOfSeveralFiles() {
    terminal.with("KUBECONFIG", "/a" + File.pathSeparator + "/b");
    assertThat(detached("text"))
        .contains("helm tracebloc runs watch")
        .doesNotContain("--kubeconfig");
  }

  private String detached(String output) {
    terminal.engine().onPush((request, _) -> Results.of(request).detached());
    var line =
        new ArrayList<>(List.of("ingest", "r", "x", "--name=x", "--task=embeddings", "--detach"));
    if (!output.equals("text")) {
      line.addAll(List.of("-o", output));
    }
    var result = terminal.run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void aTokenIsNeverShown() {
    terminal.with("HELM_KUBETOKEN", "s3cret").with("HELM_DEBUG", "true");
    terminal.engine().failWith(new IllegalStateException("odd " + cluster()));
    var failed = terminal.run("ingest", "r", "x", "--name=x", "--task=embeddings", "-o", "json");
    assertThat(failed.out() + failed.err()).contains("odd").doesNotContain("s3cret");
    var refused = terminal.run("ingest", "--kube-token=s3cret", "--kube-token=s3cret2", "r", "x");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out() + refused.err()).doesNotContain("s3cret");
  }
}
