package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm is taken to do, and that the project's manifests agree with it. */
class HelmRulesTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void helmTakesItsFlagsWhereverTheyStand() {
    var ours = new ArrayList<String>();
    var variables =
        new HelmRules(PROJECT)
            .variables(
                Map.of(),
                List.of(
                    "ingest", "-n", "data", "r", "-nfoo", "--", "--kube-context=x", "--debug", "p"),
                ours);
    assertThat(ours).containsExactly("ingest", "r", "-nfoo", "--", "p");
    assertThat(variables)
        .containsEntry("HELM_NAMESPACE", "data")
        .containsEntry("HELM_KUBECONTEXT", "x")
        .containsEntry("HELM_DEBUG", "true")
        .containsEntry("HELM_KUBETOKEN", "")
        .doesNotContainKey("KUBECONFIG");
  }

  @Test
  void aVariableMayHoldSpaces() {
    var environment = Map.of("HELM_PLUGIN_DIR", "/my plugins/$x");
    assertThat(HelmRules.expand("${HELM_PLUGIN_DIR}/bin", environment))
        .isEqualTo("/my plugins/$x/bin");
    assertThat(HelmRules.expand("$HELM_PLUGIN_DIR/bin", environment))
        .isEqualTo("/my plugins/$x/bin");
  }

  @Test
  void theMostSpecificPlatformWins() throws IOException {
    write(
        """
        name: x
        version: 1.0.0
        platformCommand:
          - command: any
          - {os: linux, command: linux}
          - {os: linux, arch: arm64, command: linux on arm64}
        """);
    var manifest = HelmManifest.old(folder);
    assertThat(manifest.command("linux", "arm64")).contains("linux on arm64");
    assertThat(manifest.command("linux", "amd64")).contains("linux");
    assertThat(manifest.command("plan9", "amd64")).contains("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"useTunnel: true", "apiVersion: v1", "name: y", "command: x"})
  void whatHelmDoesNotKnowIsFatal(String line) throws IOException {
    write("name: x\nversion: 1.0.0\nplatformCommand: [{command: x}]\n" + line + "\n");
    assertThatThrownBy(() -> HelmManifest.old(folder)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aVersionHasNoLetterInFront() throws IOException {
    write("name: x\nversion: v1.0.0\nplatformCommand: [{command: x}]\n");
    assertThatThrownBy(() -> HelmManifest.old(folder)).hasMessageContaining("SemVer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "darwin", "windows"})
  void theProjectsManifestHasACommandForEverySystem(String system) {
    var command = HelmManifest.old(PROJECT).command(system, "arm64").orElseThrow();
    assertThat(command).startsWith("${HELM_PLUGIN_DIR}/").doesNotContain(" ");
    assertThat(command.endsWith(".exe")).isEqualTo(system.equals("windows"));
  }

  @Test
  void theManifestNamesTheVersionOfTheProject() {
    assertThat(HelmManifest.old(PROJECT).text("version"))
        .isEqualTo(System.getProperty("project.version"));
  }

  private void write(String manifest) throws IOException {
    Files.writeString(folder.resolve("plugin.yaml"), manifest);
  }
}
