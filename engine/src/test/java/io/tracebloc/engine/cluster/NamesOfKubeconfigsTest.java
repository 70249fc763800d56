package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.LocalFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that a kubeconfig offers. */
class NamesOfKubeconfigsTest {
  @TempDir Path directory;

  @Test
  void thoseOfAllFilesAreTold() throws Exception {
    Files.writeString(
        directory.resolve("a"),
        """
        contexts: [{name: east, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://a.invalid'}}]
        """);
    Files.writeString(
        directory.resolve("b"),
        """
        contexts: [{name: west, context: {}}, {name: east, context: {}}]
        users: [{name: u, user: {}}]
        """);
    var names =
        KubeconfigNames.read(
            ClusterOptions.none(), TestEnvironment.in(directory, "KUBECONFIG", "a:b:missing"));
    assertThat(names.contexts()).containsExactly("east", "west");
    assertThat(names.clusters()).containsExactly("c");
    assertThat(names.users()).containsExactly("u");
    var one =
        KubeconfigNames.read(
            TestOptions.of("--kubeconfig", "b"), TestEnvironment.in(directory, "KUBECONFIG", "a"));
    assertThat(one.contexts()).containsExactly("west", "east");
  }

  @Test
  void aBrokenFileIsAFailure() throws Exception {
    Files.writeString(directory.resolve("a"), "contexts: {");
    assertThatThrownBy(
            () ->
                KubeconfigNames.read(
                    ClusterOptions.none(), TestEnvironment.in(directory, "KUBECONFIG", "a")))
        .isInstanceOf(LocalFailure.class);
  }
}
