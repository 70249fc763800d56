package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm is taken to demand of an archive. */
class HelmPluginsTest {
  private static final String MANIFEST =
      "name: x\nversion: 1.0.0\nplatformCommand: [{command: x}]\n";

  @TempDir private Path folder;

  private Path archive(String... names) throws IOException {
    var archive = folder.resolve("some-plugin-1.0.0-linux-amd64.tgz");
    try (var tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (var name : names) {
        var link = name.startsWith("link ");
        var type = link ? TarConstants.LF_SYMLINK : TarConstants.LF_NORMAL;
        var entry =
            new TarArchiveEntry(
                name, name.endsWith("/") ? TarConstants.LF_DIR : type, name.startsWith("/"));
        var content = link || name.endsWith("/") ? "" : MANIFEST;
        entry.setLinkName(link ? "plugin.yaml" : "");
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }

  private HelmPlugins helm(int major) {
    return new HelmPlugins(folder.resolve("plugins"), major);
  }

  @ParameterizedTest
  @CsvSource({
    "tracebloc-1.2.0-linux-amd64.tgz, tracebloc",
    "tracebloc-1.2.0-linux-amd64-helm4.tgz, tracebloc",
    "some-plugin-0.1.0.tar.gz, some-plugin",
    "x-1.0.0-2.0.tgz, x-1.0.0",
    "x.tgz, x"
  })
  void theFolderIsNamedAfterTheFile(Path archive, String expected) {
    assertThat(HelmPlugins.name(archive)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void aManifestAtTheRootIsInstalledFromAnAddress(int major) throws IOException {
    var plugin = helm(major).installFromAddress(archive("bin/", "bin/x", "plugin.yaml"));
    assertThat(plugin).isEqualTo(folder.resolve("plugins/some-plugin"));
    assertThat(plugin.resolve("bin/x")).exists();
    helm(major).uninstall("some-plugin");
    assertThat(folder.resolve("plugins")).isEmptyDirectory();
  }

  @Test
  void onlyHelm4LooksOneFolderDown() throws IOException {
    var archive = archive("some-plugin/", "some-plugin/plugin.yaml");
    assertThatThrownBy(() -> helm(3).installFromAddress(archive)).hasMessageContaining("missing");
    helm(4).installFromAddress(archive);
    helm(4).uninstall("some-plugin");
    helm(4).installFromFile(archive);
  }

  @Test
  void fromAFileTheFolderMustHaveThePluginsName() throws IOException {
    assertThatThrownBy(() -> helm(4).installFromFile(archive("plugin.yaml")))
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> helm(4).installFromFile(archive("other/", "other/plugin.yaml")))
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> helm(3).installFromFile(archive("plugin.yaml")))
        .hasMessageContaining("directory");
  }

  @Test
  void helm3NeedsFoldersBeforeTheirFiles() throws IOException {
    assertThatThrownBy(() -> helm(3).installFromAddress(archive("bin/x", "bin/", "plugin.yaml")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> helm(3).installFromAddress(archive("./", "plugin.yaml")))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link x", "a:b", "../x", "a/../../x", "a\\..\\x", "/x"})
  void linksAndOddNamesAreRefused(String name) throws IOException {
    for (var major : new int[] {3, 4}) {
      assertThatThrownBy(() -> helm(major).installFromAddress(archive("plugin.yaml", name)))
          .isInstanceOf(HelmPlugins.Refused.class);
    }
    assertThat(folder.resolve("plugins")).isEmptyDirectory();
  }

  @Test
  void aPluginIsInstalledOnce() throws IOException {
    helm(4).installFromAddress(archive("plugin.yaml"));
    assertThatThrownBy(() -> helm(4).installFromAddress(archive("plugin.yaml")))
        .hasMessageContaining("already exists");
  }
}
