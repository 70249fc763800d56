package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real {@code kubectl config view --minify --raw} makes of the same files. */
class KubectlAgreesTest {
  private static final String FIRST =
      """
      apiVersion: v1
      kind: Config
      current-context: work
      contexts:
      - name: work
        context: {cluster: c, user: u, namespace: "123"}
      - name: play
        context: {cluster: d, user: v}
      clusters:
      - name: c
        cluster:
          server: https://one.example:6443
          certificate-authority: pki/ca.crt
          tls-server-name: inner.example
          proxy-url: socks5://proxy.example:1080
      users:
      - name: u
        user: {client-certificate: pki/u.crt, client-key: pki/u.key}
      """;
  private static final String SECOND =
      """
      apiVersion: v1
      kind: Config
      current-context: play
      contexts:
      - name: work
        context: {cluster: d, user: v, namespace: never}
      clusters:
      - name: c
        cluster: {server: "https://never.example"}
      - name: d
        cluster: {server: "https://two.example", insecure-skip-tls-verify: true}
      users:
      - name: u
        user: {token: never}
      - name: v
        user:
          tokenFile: token
          as: alice
          as-groups: [g1, g2]
      - name: w
        user:
          exec:
            apiVersion: client.authentication.k8s.io/v1
            command: bin/helper
            interactiveMode: Never
            provideClusterInfo: false
      """;

  @TempDir Path directory;

  @Test
  void onASingleFile() throws Exception {
    agree(write("one", FIRST.replace("https://one", "https://uno")));
  }

  @Test
  void onTwoFilesInEitherOrder() throws Exception {
    var first = write("a/first", FIRST);
    var second = write("b/second", SECOND);

    agree(first + File.pathSeparator + second);
    agree(second + File.pathSeparator + first);
  }

  @Test
  void onAMissingFileInBetween() throws Exception {
    var list =
        String.join(
            File.pathSeparator, write("a", SECOND), "/nowhere/at/all", "", write("sub/b", FIRST));

    agree(list);
  }

  @Test
  void onAContextByFlag() throws Exception {
    var list = write("a/first", FIRST) + File.pathSeparator + write("b/second", SECOND);

    agree(list, "--context", "play");
    agree(list, "--context", "work");
  }

  @Test
  void onAnExplicitFile() throws Exception {
    var list = write("a/first", FIRST);
    var flagged =
        write(
            "c/whole",
            SECOND.replace("cluster: d, user: v, namespace", "cluster: d, user: w, namespace"));

    agree(list, "--kubeconfig", flagged, "--context", "work");
  }

  @Test
  void onJsonWithAByteOrderMarkAndOnSeveralDocuments() throws Exception {
    var json =
        "\ufeff{\"current-context\":\"x\",\"contexts\":[{\"name\":\"x\",\"context\":{\"cluster\":\"c\","
            + "\"user\":\"u\"}}],\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"https://j\"}}],"
            + "\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"t\"}}]}";

    agree(write("json", json));
    agree(write("several", "---\n" + FIRST + "---\n" + SECOND));
    agree(write("nothing", "") + File.pathSeparator + write("crlf", FIRST.replace("\n", "\r\n")));
  }

  private String write(String name, String content) throws IOException {
    var file = directory.resolve(name);
    var keys = file.resolveSibling("pki");
    Files.createDirectories(keys);
    for (var key : List.of("ca.crt", "u.crt", "u.key")) {
      Files.writeString(keys.resolve(key), key + " beside " + name);
    }
    return Files.writeString(file, content).toString();
  }

  private void agree(String list, String... flags) throws Exception {
    var kubectls = RealKubectl.oldestAndNewest();
    assumeTrue(!kubectls.isEmpty(), "no kubectl here");
    for (var kubectl : kubectls) {
      agree(kubectl, list, flags);
    }
  }

  private void agree(RealKubectl kubectl, String list, String... flags) throws Exception {
    var theirs = view(kubectl, list, false, flags);
    var environment = TestEnvironment.in(directory, "KUBECONFIG", list);
    var options = TestOptions.of(flags);
    var ours = KubeconfigChoice.of(new KubeconfigFiles(options, environment).read(), options);

    assertThat(ours.contextName()).isEqualTo(theirs.get("current-context").getAsString());
    var context = only(theirs, "contexts", "context");
    same(ours.context(), context, "namespace", "cluster", "user");
    var cluster = only(theirs, "clusters", "cluster");
    same(ours.cluster(), cluster, "server", "tls-server-name", "proxy-url");
    same(ours.cluster(), cluster, "certificate-authority");
    assertThat(ours.cluster().flag("insecure-skip-tls-verify"))
        .isEqualTo(cluster.has("insecure-skip-tls-verify"));
    var user = only(theirs, "users", "user");
    same(ours.user(), user, "token", "as", "client-certificate", "client-key", "tokenFile");
    assertThat(ours.user().texts("as-groups"))
        .isEqualTo(
            user.has("as-groups")
                ? user.getAsJsonArray("as-groups").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList()
                : List.of());
    if (user.has("exec")) {
      var command = user.getAsJsonObject("exec").get("command").getAsString();
      assertThat(ours.user().map("exec").text("command")).contains(command);
    }
    var flattened = view(kubectl, list, true, flags);
    sameContent(ours.cluster(), only(flattened, "clusters", "cluster"), "certificate-authority");
    sameContent(ours.user(), only(flattened, "users", "user"), "client-certificate", "client-key");
  }

  private static void same(KubeconfigEntry ours, JsonObject theirs, String... fields) {
    for (var field : fields) {
      assertThat(ours.text(field)).as(field).isEqualTo(text(theirs, field));
    }
  }

  /** With {@code --flatten} kubectl reads the files: relative paths must lead to the same ones. */
  private static void sameContent(KubeconfigEntry ours, JsonObject theirs, String... fields)
      throws IOException {
    for (var field : fields) {
      var file = ours.path(field);
      var content =
          file.isPresent()
              ? Optional.of(Base64.getEncoder().encodeToString(Files.readAllBytes(file.get())))
              : Optional.<String>empty();
      assertThat(content).as(field).isEqualTo(text(theirs, field + "-data"));
    }
  }

  private static Optional<String> text(JsonObject object, String field) {
    return Optional.ofNullable(object.get(field)).map(JsonElement::getAsString);
  }

  private static JsonObject only(JsonObject config, String list, String kind) {
    var items = config.getAsJsonArray(list);
    assertThat(items).as(list).hasSize(1);
    return items.get(0).getAsJsonObject().getAsJsonObject(kind);
  }

  private JsonObject view(RealKubectl kubectl, String list, boolean flatten, String... flags)
      throws Exception {
    var arguments = new ArrayList<>(List.of("config", "view", "--minify", "--raw", "-o", "json"));
    arguments.add("--flatten=" + flatten);
    arguments.addAll(List.of(flags));
    var outcome = kubectl.run(directory, Map.of("KUBECONFIG", list), arguments);
    assertThat(outcome.code()).as(outcome.error()).isZero();
    return JsonParser.parseString(outcome.output()).getAsJsonObject();
  }
}
