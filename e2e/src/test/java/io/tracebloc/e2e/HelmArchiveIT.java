package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The archives that were built, as {@code helm plugin install} takes them. */
@ExtendWith(PracticeClusterExtension.class)
class HelmArchiveIT {
  private static final Path PACKAGES =
      Path.of(System.getProperty("tracebloc.dist"), "../../packages").normalize();

  /** The archive whose content is at its root. */
  private static Path flat() throws IOException {
    return archive("");
  }

  /** The one in the form of Helm 4. */
  private static Path nested() throws IOException {
    return archive("-helm4");
  }

  /** Those of other kinds of machines may lie beside ours. */
  private static Path archive(String suffix) throws IOException {
    var os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    try (var files = Files.list(PACKAGES)) {
      return files
          .filter(file -> file.toString().endsWith("-%s-%s%s.tgz".formatted(os, arch, suffix)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Outcome run(Workplace place, Path plugin, String... words) {
    var shell =
        Command.in(place.folder()).with("KUBECONFIG", place.cluster().kubeconfig().toString());
    return new HelmRules(plugin).run(shell, List.of(words));
  }

  private static HelmPlugins helm(Workplace place, int major) {
    return new HelmPlugins(place.folder().resolve("helm plugins"), major);
  }

  private static void assertRuns(Workplace place, Path plugin) {
    var outcome = run(place, plugin, "version", "--client");
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("Version: ");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void helm3InstallsRunsAndUninstallsIt(Workplace place) throws IOException {
    place.install().leaves(4);
    var helm = helm(place, 3);
    var plugin = helm.installFromAddress(flat());
    assertThat(plugin).hasFileName("tracebloc");

    assertRuns(place, plugin);
    var ingested =
        run(
            place,
            plugin,
            "ingest",
            place.namespace(),
            "leaves",
            "--name=leaves",
            "--task=image_classification",
            "--label-column=disease",
            "-n",
            place.namespace());

    assertThat(ingested.exitCode()).as(ingested.toString()).isZero();
    assertThat(ingested.out()).contains("dataset/leaves ingested");
    helm.uninstall("tracebloc");
    assertThat(helm.folder()).isEmptyDirectory();
  }

  @Test
  void helm4InstallsBothFormsFromAnAddress(Workplace place) throws IOException {
    var helm = helm(place, 4);
    for (var archive : List.of(flat(), nested())) {
      assertRuns(place, helm.installFromAddress(archive));
      helm.uninstall("tracebloc");
      assertThat(helm.folder()).isEmptyDirectory();
    }
  }

  @Test
  void helm4InstallsItsOwnFormFromAFile(Workplace place) throws IOException {
    var helm = helm(place, 4);
    assertThatThrownBy(() -> helm.installFromFile(flat())).isInstanceOf(HelmPlugins.Refused.class);
    var plugin = helm.installFromFile(nested());
    assertThat(HelmManifest.modern(plugin).text("name")).isEqualTo("tracebloc");
    assertThat(plugin.resolve("LICENSE")).exists();
    helm.uninstall("tracebloc");
    assertThat(helm.folder()).isEmptyDirectory();
  }

  @Test
  void aRealHelmDoesTheSame(Workplace place) throws IOException {
    var installer = RealHelmPlugins.here(place.folder().resolve("helm plugins"));
    try (var server = new ArchiveServer(PACKAGES)) {
      var shell = Command.in(place.folder());
      var installed = installer.install(shell, server.address(flat()));
      assertThat(installed.exitCode()).as(installed.toString()).isZero();
      var plugin = installer.folder().resolve("tracebloc");
      var outcome =
          new RealHelm(installer.program(), plugin).run(shell, List.of("version", "--client"));
      assertThat(outcome.out()).as(outcome.toString()).contains("Version: ");
      var removed = installer.uninstall(shell);
      assertThat(removed.exitCode()).as(removed.toString()).isZero();
      assertThat(plugin).doesNotExist();
    }
  }
}
