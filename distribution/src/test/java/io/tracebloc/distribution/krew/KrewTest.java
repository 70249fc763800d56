package io.tracebloc.distribution.krew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installer refuses what krew refuses, so that a green test of our archive means something. */
class KrewTest {
  private static final Map<String, String> LINUX = Map.of("os", "linux", "arch", "amd64");

  @TempDir private Path directory;

  private Path archive(TarArchiveEntry... more) throws IOException {
    var archive = directory.resolve("x.tgz");
    try (var tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      put(tar, new TarArchiveEntry("LICENSE"));
      put(tar, new TarArchiveEntry("run"));
      for (var entry : more) {
        put(tar, entry);
      }
    }
    return archive;
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
    var content = "text".getBytes(StandardCharsets.UTF_8);
    var size = entry.isSymbolicLink() || entry.isLink() ? 0 : content.length;
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    tar.write(content, 0, size);
    tar.closeArchiveEntry();
  }

  private Path install(Path archive, String sum, String bin) throws IOException {
    var platform =
        Map.<String, Object>of("selector", Map.of("matchLabels", LINUX), "sha256", sum, "bin", bin);
    var manifest =
        Map.<String, Object>of(
            "metadata",
            Map.of("name", "some-plugin"),
            "spec",
            Map.of("version", "v1.0.0", "platforms", List.of(platform)));
    return new Krew(directory.resolve("krew")).install(manifest, archive, LINUX);
  }

  @Test
  void aPluginIsLinkedUnderItsName() throws IOException {
    var archive = archive();
    var program = install(archive, Digest.of(archive), "run");
    assertThat(directory.resolve("krew/bin/kubectl-some_plugin")).isSymbolicLink();
    assertThat(program).hasContent("text");
  }

  @Test
  void anotherChecksumIsRefused() throws IOException {
    var archive = archive();
    assertThatThrownBy(() -> install(archive, "0".repeat(64), "run")).hasMessageContaining("sum");
  }

  @ParameterizedTest
  @CsvSource({"link, 2", "link, 1", "pipe, 6"})
  void whatIsNeitherFileNorFolderIsRefused(String name, char type) throws IOException {
    var entry = new TarArchiveEntry(name, (byte) type);
    entry.setLinkName("run");
    var archive = archive(entry);
    assertThatThrownBy(() -> install(archive, Digest.of(archive), "run"))
        .isInstanceOf(Krew.Refused.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({"../x", "a/../../x", "a..b", "/absolute"})
  void suspiciousNamesAreRefused(String name) throws IOException {
    var archive = archive(new TarArchiveEntry(name, TarConstants.LF_NORMAL, true));
    assertThatThrownBy(() -> install(archive, Digest.of(archive), "run"))
        .hasMessageContaining("suspicious");
  }

  @ParameterizedTest
  @CsvSource({"absent", "../../x", "."})
  void aProgramThatIsNotThereIsRefused(String bin) throws IOException {
    var archive = archive();
    assertThatThrownBy(() -> install(archive, Digest.of(archive), bin))
        .hasMessageContaining("cannot be found");
    assertThat(directory.resolve("krew/bin")).isEmptyDirectory();
  }
}
