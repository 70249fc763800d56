package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.LocalFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of client-go for lists of kubeconfig files ({@code style.md} C.1). */
class KubeconfigFilesAreMergedTest {
  @TempDir Path directory;

  @Test
  void theFirstFileThatSetsAnEntryWinsAndEntriesAreNotBlended() throws IOException {
    write("a", "clusters: [{name: x, cluster: {server: 'https://a'}}]");
    write("b", "clusters: [{name: x, cluster: {server: 'https://b', proxy-url: 'http://p'}}]");

    var merged = read("a" + File.pathSeparator + "b");

    assertThat(merged.clusters().get("x").text("server")).contains("https://a");
    assertThat(merged.clusters().get("x").text("proxy-url")).isEmpty();
  }

  @Test
  void theFirstCurrentContextWinsAndAnEmptyOneDoesNotCount() throws IOException {
    write("a", "current-context: ''");
    write("b", "current-context: second");
    write("c", "current-context: third");

    assertThat(read(String.join(File.pathSeparator, "a", "b", "c")).currentContext())
        .contains("second");
  }

  @Test
  void missingFilesAndEmptyNamesAreSkipped() throws IOException {
    write("b", "current-context: here");
    var list = String.join(File.pathSeparator, "", "missing", "", "b", "");

    assertThat(read(list).currentContext()).contains("here");
  }

  @Test
  void windowsSeparatesTheListWithSemicolons() throws IOException {
    write("a", "current-context: first");
    write("b", "users: [{name: u, user: {token: t}}]");
    var environment = TestEnvironment.in(directory, "KUBECONFIG", "a;b");

    var merged = new KubeconfigFiles(ClusterOptions.none(), environment, ";").read();

    assertThat(merged.currentContext()).contains("first");
    assertThat(merged.users()).containsKey("u");
  }

  @Test
  void relativePathsStartFromTheFileThatHoldsThem() throws IOException {
    Files.createDirectories(directory.resolve("sub"));
    write("sub/a", "users: [{name: u, user: {client-key: keys/k.pem}}]");

    assertThat(read("sub/a").users().get("u").path("client-key"))
        .contains(directory.resolve("sub/keys/k.pem"));
  }

  @Test
  void aBrokenFileIsNamedWithoutItsContent() throws IOException {
    write("fine", "current-context: x");
    write("broken", "users:\n- name: u\n  user: {token: s3cret\n- [");

    assertThatThrownBy(() -> read("fine" + File.pathSeparator + "broken"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining(directory.resolve("broken").toString())
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Files.createDirectories(directory.resolve("folder"));

    assertThatThrownBy(() -> read("folder"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining(directory.resolve("folder").toString());
  }

  @Test
  void aFileGivenByFlagIsTheOnlyOneAndMustExist() throws IOException {
    write("a", "current-context: listed");
    write("b", "current-context: flagged");
    var environment = TestEnvironment.in(directory, "KUBECONFIG", "a");

    assertThat(
            new KubeconfigFiles(TestOptions.of("--kubeconfig", "b"), environment)
                .read()
                .currentContext())
        .contains("flagged");
    assertThatThrownBy(
            () -> new KubeconfigFiles(TestOptions.of("--kubeconfig", "c"), environment).read())
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining(directory.resolve("c").toString());
  }

  @Test
  void withoutAListTheDefaultFileCounts() throws IOException {
    Files.createDirectories(directory.resolve(".kube"));
    write(".kube/config", "current-context: standard");

    assertThat(
            new KubeconfigFiles(ClusterOptions.none(), TestEnvironment.in(directory))
                .read()
                .currentContext())
        .contains("standard");
  }

  @Test
  void valuesStayTexts() throws IOException {
    write("a", "{current-context: 007, users: [{name: 1.10, user: {token: 0x1F, username: ~}}]}");

    var merged = read("a");

    assertThat(merged.currentContext()).contains("007");
    assertThat(merged.users().get("1.10").text("token")).contains("0x1F");
    assertThat(merged.users().get("1.10").text("username")).isEmpty();
  }

  @Test
  void aNameUsedTwiceInOneFileIsRefused() throws IOException {
    write("a", "contexts: [{name: c, context: {}}, {name: c, context: {}}]");

    assertThatThrownBy(() -> read("a")).isInstanceOf(LocalFailure.class).hasMessageContaining("c");
  }

  @Test
  void shapesThatMakeNoSenseAreNamed() throws IOException {
    write("a", "clusters: {x: y}");
    write("b", "- 1");
    write("c", "users: [{name: u, user: {token: [1]}}]");

    assertThatThrownBy(() -> read("a")).isInstanceOf(LocalFailure.class);
    assertThatThrownBy(() -> read("b")).isInstanceOf(LocalFailure.class);
    assertThatThrownBy(() -> read("c").users().get("u").text("token"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("token");
  }

  private Kubeconfig read(String list) {
    var environment = TestEnvironment.in(directory, "KUBECONFIG", list);
    return new KubeconfigFiles(ClusterOptions.none(), environment).read();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
