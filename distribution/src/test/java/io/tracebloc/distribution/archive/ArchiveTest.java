package io.tracebloc.distribution.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What installers demand of an archive, and that its bytes follow from its content alone. */
class ArchiveTest {
  private static final Instant TIME = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir private Path directory;

  private Path file(String folder, String name, String content) throws IOException {
    var file = directory.resolve(folder).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path packed(String folder, String top) throws IOException {
    var archive = directory.resolve("packed-" + folder + ".tgz");
    new Archive(archive, TIME).pack(directory.resolve(folder), top);
    return archive;
  }

  private static List<TarArchiveEntry> entries(Path archive) throws IOException {
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      var entries = new ArrayList<TarArchiveEntry>();
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
      return entries;
    }
  }

  private static List<String> names(Path archive) throws IOException {
    return entries(archive).stream().map(TarArchiveEntry::getName).toList();
  }

  @Test
  void eachFolderComesBeforeWhatIsInIt() throws IOException {
    file("a", "lib/z.jar", "z");
    file("a", "lib-old/x", "x");
    file("a", "lib/deep/y", "y");
    file("a", "LICENSE", "text");
    assertThat(names(packed("a", "")))
        .containsExactly(
            "LICENSE", "lib-old/", "lib-old/x", "lib/", "lib/deep/", "lib/deep/y", "lib/z.jar");
  }

  @Test
  void everythingCanLieInOneFolder() throws IOException {
    file("a", "bin/run", "x");
    assertThat(names(packed("a", "tracebloc/")))
        .containsExactly("tracebloc/", "tracebloc/bin/", "tracebloc/bin/run");
  }

  @Test
  void executeBitsAreKeptAndNothingElseOfTheOwner() throws IOException {
    assertThat(file("a", "run", "x").toFile().setExecutable(true, true)).isTrue();
    assertThat(file("a", "text", "x").toFile().setWritable(true, false)).isTrue();
    file("a", "folder/x", "x");
    assertThat(entries(packed("a", "")))
        .allSatisfy(
            entry -> {
              var executable = entry.isDirectory() || entry.getName().equals("run");
              assertThat(entry.getMode() & 07777).isEqualTo(executable ? 0755 : 0644);
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getLongGroupId()).isZero();
              assertThat(entry.getUserName()).isEmpty();
              assertThat(entry.getGroupName()).isEmpty();
              assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(TIME));
            });
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    for (var folder : List.of("a", "b")) {
      var names = List.of("x/1", "x/2", "y");
      for (var name : folder.equals("a") ? names : names.reversed()) {
        file(folder, name, "content of " + name);
      }
    }
    Files.setLastModifiedTime(directory.resolve("b/y"), FileTime.from(Instant.EPOCH));
    var one = packed("a", "");
    assertThat(one).hasSameBinaryContentAs(packed("b", ""));
    assertThat(Files.readAllBytes(one)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
  }

  @Test
  void aCacheIsMarkedAsUnpacked() throws IOException {
    file("a", "cache/tracebloc.aot", "classes");
    file("b", "cache/other", "x");
    file("c", "cache/answers.aot", "classes");
    assertThat(names(packed("a", "")))
        .containsExactly("cache/", "cache/tracebloc.aot", "cache/unpacked");
    assertThat(names(packed("a", "t/"))).contains("t/cache/unpacked");
    assertThat(names(packed("b", ""))).doesNotContain("cache/unpacked");
    assertThat(names(packed("c", ""))).contains("cache/unpacked");
  }

  @Test
  void recordsOfTheBuildStayOut() throws IOException {
    file("a", "cache/.stamp", "x");
    file("a", "run", "x");
    assertThat(names(packed("a", ""))).containsExactly("cache/", "run");
  }

  @Test
  void linksAreRefusedAndNothingIsLeft() throws IOException {
    file("a", "run", "x");
    Files.createSymbolicLink(directory.resolve("a/link"), Path.of("run"));
    assertThatThrownBy(() -> packed("a", ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a/link");
    assertThat(directory).isDirectoryNotContaining(file -> file.toString().contains("packed"));
  }

  @Test
  void aLinkToAFolderIsRefusedToo() throws IOException {
    file("a", "real/x", "x");
    Files.createSymbolicLink(directory.resolve("a/link"), Path.of("real"));
    assertThatThrownBy(() -> packed("a", "")).hasMessageContaining("a/link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a..b", "back\\slash", "new\nline", "ü", "with space"})
  void namesThatInstallersRefuseAreRefusedHere(String name) throws IOException {
    file("a", name, "x");
    assertThatThrownBy(() -> packed("a", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameThatNeedsAnExtensionOfTarIsRefused() throws IOException {
    file("a", "x".repeat(60) + "/" + "y".repeat(40), "x");
    assertThatThrownBy(() -> packed("a", "")).hasMessageContaining("longer than 100");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> packed("nowhere", "")).isInstanceOf(IOException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theUnpackedSizeIsThatOfTheFiles() throws IOException {
    file("a", "x", "123");
    file("a", "y/z", "45");
    var archive = new Archive(directory.resolve("out/a.tgz"), TIME);
    assertThat(archive.pack(directory.resolve("a"), "")).isEqualTo(5);
  }

  @Test
  void digestsAreThoseOfSha256sum() throws IOException {
    assertThat(Digest.of(file("a", "x", "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
