package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.completion.ValueKind;
import io.tracebloc.engine.failure.ClusterFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are offered from the kubeconfig and the cluster that a line means. */
class LiveCompletionTest {
  private final Terminal terminal = new Terminal();

  private List<String> offered(String... words) {
    var line = Stream.concat(Stream.of("__complete"), Stream.of(words)).toArray(String[]::new);
    var result = terminal.run(line);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out().lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "push --context,CONTEXT",
    "--context,CONTEXT",
    "validate x --context,CONTEXT",
    "push --cluster,CLUSTER",
    "info --user,USER",
    "push -n,NAMESPACE",
    "info --namespace,NAMESPACE",
    "stage x --claim-namespace,NAMESPACE",
    "push --release,CLIENT_RELEASE",
    "info --release,RELEASE",
    "stage --release,RELEASE",
    "datasets show,DATASET",
    "datasets recover,DATASET",
    "datasets delete,DATASET",
    "datasets delete other --yes,DATASET",
    "runs show,RUN",
    "runs logs -f,RUN",
    "runs watch --timeout 5m,RUN",
    "runs cancel,RUN",
  })
  void kubectlsNamesAreOffered(String line, ValueKind kind) {
    terminal.engine().named(kind, "north", "south");
    var words = Stream.concat(Stream.of(line.split(" ")), Stream.of("n")).toArray(String[]::new);
    assertThat(offered(words)).containsExactly("north", ":4");
  }

  @ParameterizedTest
  @CsvSource({
    "ingest,CLIENT_RELEASE",
    "template,CLIENT_RELEASE",
    "values,RELEASE",
    "stage,RELEASE",
    "ingest r --kube-context,CONTEXT",
    "ingest r -n,NAMESPACE",
    "datasets delete,CLIENT_RELEASE",
    "datasets delete r,DATASET",
    "datasets delete r other,DATASET",
    "datasets show r,DATASET",
    "runs cancel r,RUN",
  })
  void helmsNamesAreOffered(String line, ValueKind kind) {
    terminal.of(Host.HELM).engine().named(kind, "north", "south");
    var words = Stream.concat(Stream.of(line.split(" ")), Stream.of("")).toArray(String[]::new);
    assertThat(offered(words)).containsExactly("north", "south", ":4");
  }

  @Test
  void whatIsNamedAlreadyIsNotOfferedAgain() {
    terminal.engine().named(ValueKind.DATASET, "leaves", "loans");
    assertThat(offered("datasets", "delete", "leaves", "")).containsExactly("loans", ":4");
    assertThat(offered("datasets", "show", "leaves", "")).containsExactly(":4");
  }

  @Test
  void theClusterIsTheOneThatTheLineMeans() {
    terminal.engine().named(ValueKind.CLIENT_RELEASE, "r");
    var line = List.of("--context", "east", "push", "x", "-nteam", "--kubeconfig=k", "--as", "me");
    var flags = List.of("--insecure-skip-tls-verify", "--token", "", "--release=");
    offered(Stream.concat(line.stream(), flags.stream()).toArray(String[]::new));
    var cluster = terminal.engine().cluster();
    assertThat(cluster.context()).contains("east");
    assertThat(cluster.namespace()).contains("team");
    assertThat(cluster.kubeconfig()).contains(Path.of("k"));
    assertThat(cluster.impersonate()).contains("me");
    assertThat(cluster.insecureSkipTlsVerify()).isTrue();
    assertThat(cluster.token()).isEmpty();
  }

  @Test
  void withHelmItIsTheOneThatHelmMeans() {
    terminal.of(Host.HELM).with("HELM_NAMESPACE", "team").with("HELM_KUBECONTEXT", "east");
    terminal.engine().named(ValueKind.CLIENT_RELEASE, "r");
    assertThat(offered("ingest", "-nother", "")).containsExactly("r", ":4");
    assertThat(terminal.engine().cluster().context()).contains("east");
    assertThat(terminal.engine().cluster().namespace()).contains("other");
    offered("ingest", "");
    assertThat(terminal.engine().cluster().namespace()).contains("team");
  }

  @Test
  void nobodyIsAskedAnything() {
    terminal.answering("y").engine().named(ValueKind.NAMESPACE, "a");
    offered("push", "-n", "");
    assertThat(terminal.engine().environment().terminal()).isFalse();
  }

  @Test
  void whatGoesWrongIsNotTold() {
    terminal.engine().failWith(new ClusterFailure("unreachable", "turn it on"));
    assertThat(offered("push", "-n", "")).containsExactly(":4");
    terminal.engine().failWith(new IllegalStateException("a defect"));
    assertThat(offered("push", "--context", "")).containsExactly(":4");
    assertThat(offered("push", "--as-user-extra", "nonsense", "--context=")).containsExactly(":4");
  }

  @Test
  void thereIsNoNeedOfAClusterForFlagsAndCommands() {
    offered("");
    offered("push", "--");
    offered("push", "--intent", "");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(id)",
        "`id`",
        "a b",
        "a;b",
        "a&b",
        "a|b",
        "a>b",
        "a<b",
        "a'b",
        "a\"b",
        "a\\b",
        "a*b",
        "a?b",
        "a(b)",
        "a{b}",
        "a[b]",
        "a!b",
        "a#b",
        "~a",
        "a\tb",
        "a\nb",
        "\u001b[31mred",
        "a\u0007b",
        "a\u009bb",
        "a\u202eb",
        "a\u200bb",
        "a\u00a0b",
        "-n",
        "--force",
        ":4",
        "_activeHelp_ x",
        "a=b",
        "a^b",
        ""
      })
  void aNameThatAShellOrTerminalWouldActOnIsLeftOut(String hostile) {
    terminal.engine().named(ValueKind.CONTEXT, hostile, "good");
    assertThat(offered("push", "--context", "")).containsExactly("good", ":4");
  }

  @Test
  void usualNamesAreOfferedWhateverTheirAlphabet() {
    var names =
        List.of("arn:aws:eks:eu-1:12:cluster/x", "gke_p_z_n", "me@corp.example", "größe", "日本");
    terminal.engine().named(ValueKind.CONTEXT, names.toArray(String[]::new));
    assertThat(offered("push", "--context=")).containsAll(names).hasSize(names.size() + 1);
  }

  @Test
  void thereAreNotMoreNamesThanAPersonReads() {
    var many = Stream.iterate(0, n -> n + 1).limit(5000).map(n -> "n" + n).toArray(String[]::new);
    terminal.engine().named(ValueKind.NAMESPACE, many);
    assertThat(offered("push", "-n", "")).hasSize(1001);
    assertThat(Optional.of(offered("push", "-n", "n4999"))).contains(List.of("n4999", ":4"));
  }
}
