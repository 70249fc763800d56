package io.tracebloc.distribution.krew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracebloc.distribution.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that was built, installed as krew installs it and started by the real kubectl. */
class KrewIT {
  private static final Path PACKAGES = Path.of(System.getProperty("packages"));
  private static final Path MANIFEST = PACKAGES.resolve("tracebloc.yaml");
  private static final String VERSION = System.getProperty("version");

  /** What the launcher uses, so that nothing else is on its search path, and no Java. */
  private static final List<String> TOOLS = List.of("ls", "locale", "touch", "rm");

  @TempDir private Path directory;
  private Map<String, Object> manifest;
  private Map<String, String> machine;
  private Krew krew;

  @BeforeEach
  void readTheManifest() throws IOException {
    manifest = KrewRules.read(Files.readString(MANIFEST));
    krew = new Krew(directory.resolve("krew root"));
    var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    var os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    machine = Map.of("os", os, "arch", arch);
  }

  private Path archive() {
    return PACKAGES.resolve(
        "tracebloc-%s-%s-%s.tgz".formatted(VERSION, machine.get("os"), machine.get("arch")));
  }

  private static Path found(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("/nonexistent"));
  }

  /** A shell that finds kubectl, the plugin and few tools. */
  private Shell shell() throws IOException {
    var tools = Files.createDirectories(directory.resolve("tools"));
    for (var tool : TOOLS) {
      if (Files.notExists(tools.resolve(tool)) && Files.exists(found(tool))) {
        Files.copy(found(tool), tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    var path = krew.bin() + ":" + tools;
    return new Shell(directory, Map.of("PATH", path, "HOME", directory.toString()));
  }

  @Test
  void theManifestKeepsAllRules() throws IOException {
    assertThat(KrewRules.check("tracebloc.yaml", Files.readString(MANIFEST))).isEmpty();
    var specification = KrewRules.map(manifest, "spec");
    assertThat(specification).containsEntry("version", "v" + VERSION);
    assertThat(KrewRules.maps(specification, "platforms"))
        .anyMatch(platform -> KrewRules.fits(platform, machine))
        .allSatisfy(
            platform -> {
              var uri = KrewRules.text(platform, "uri");
              assertThat(uri).contains("/releases/download/v" + VERSION + "/");
              assertThat(PACKAGES.resolve(uri.substring(uri.lastIndexOf('/') + 1))).exists();
            });
  }

  @Test
  void kubectlRunsWhatKrewInstalledAndNothingIsLeftAfterwards() throws Exception {
    krew.install(manifest, archive(), machine);
    var kubectl = found("kubectl");
    assumeThat(kubectl).as("kubectl").exists();

    var version = shell().run(kubectl.toRealPath(), "tracebloc", "version", "--client");
    assertThat(version.err()).isEmpty();
    assertThat(version.out()).containsPattern("(?m)^Version: +" + VERSION.replace(".", "\\."));
    assertThat(version.code()).isZero();

    var list = shell().run(kubectl.toRealPath(), "plugin", "list");
    assertThat(list.out()).contains(krew.bin().resolve("kubectl-tracebloc").toString());
    assertThat(list.out() + list.err()).doesNotContainIgnoringCase("warning");
    assertThat(list.code()).isZero();

    krew.uninstall("tracebloc");
    assertThat(krew.bin()).isEmptyDirectory();
    assertThat(krew.root().resolve("store")).isEmptyDirectory();
  }

  @Test
  void theLinkRunsWithoutKubectlToo() throws Exception {
    var program = krew.install(manifest, archive(), machine);
    var link = krew.bin().resolve("kubectl-tracebloc");
    var first = shell().run(link, "version", "--client");
    assertThat(first.out()).contains(VERSION);
    assertThat(first.code()).isZero();
    assertThat(program.getParent().resolveSibling("cache/unpacked")).doesNotExist();
    var loading = shell().with("TRACEBLOC_JAVA_OPTIONS", "-Xlog:class+load");
    assertThat(loading.run(link, "version").out())
        .as("the ahead-of-time cache is used although krew does not keep times")
        .contains("io.tracebloc.commands.Program source: shared objects file");
  }
}
