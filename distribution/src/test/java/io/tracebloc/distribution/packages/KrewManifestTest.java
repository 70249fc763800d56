package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Krew's manifest is filled in from the archives that are there. */
class KrewManifestTest {
  private static final Path TEMPLATE =
      Path.of(System.getProperty("project"), "krew-manifest/tracebloc.yaml");

  @TempDir private Path directory;
  private Release release;
  private String template;

  @BeforeEach
  void readTheTemplate() throws IOException {
    release = new Release("1.2.3", Instant.EPOCH, directory);
    template = Files.readString(TEMPLATE);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> platforms() throws IOException {
    Map<String, Object> manifest = new Yaml().load(Files.readString(release.krewManifest()));
    var specification = (Map<String, Object>) manifest.get("spec");
    assertThat(specification)
        .containsEntry("version", "v1.2.3")
        .containsEntry("homepage", "https://example.org/project");
    return (List<Map<String, Object>>) specification.get("platforms");
  }

  private void write() throws IOException {
    new KrewManifest(template, "https://example.org/project").write(release);
  }

  @Test
  void everyPlatformIsInTheTemplate() throws IOException {
    for (var platform : Platform.ALL) {
      Files.writeString(release.archive(platform), "archive for " + platform);
    }
    write();
    assertThat(platforms()).hasSameSizeAs(Platform.ALL);
    for (var platform : Platform.ALL) {
      var archive = release.archive(platform);
      assertThat(platforms())
          .filteredOn(entry -> entry.get("sha256").equals(digest(archive)))
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry)
                      .containsEntry(
                          "selector",
                          Map.of(
                              "matchLabels", Map.of("os", platform.os(), "arch", platform.arch())))
                      .containsEntry(
                          "uri",
                          "https://example.org/project/releases/download/v1.2.3/"
                              + archive.getFileName()));
    }
  }

  private static String digest(Path file) {
    try {
      return Digest.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void platformsThatWereNotPackedAreLeftOut() throws IOException {
    Files.writeString(release.archive(Platform.parse("darwin-arm64")), "archive");
    write();
    assertThat(platforms()).singleElement().extracting("bin").isEqualTo("bin/kubectl-tracebloc");
    assertThat(release.krewManifest()).content().doesNotContain("${", "windows", "#");
  }

  @Test
  void withoutAnyArchiveThereIsNoManifest() {
    assertThatThrownBy(this::write).isInstanceOf(Refusal.class).hasMessageContaining("no archive");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPlaceholderThatNobodyKnowsIsRefused() throws IOException {
    Files.writeString(release.archive(Platform.parse("linux-amd64")), "archive");
    template = template.replace("${repository}", "${home}");
    assertThatThrownBy(this::write).hasMessageContaining("${home}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "", "https://example.org/\nkind: x", "https://x/"})
  void anAddressMustBeOne(String address) {
    assertThatThrownBy(() -> new KrewManifest(template, address)).isInstanceOf(Refusal.class);
  }
}
