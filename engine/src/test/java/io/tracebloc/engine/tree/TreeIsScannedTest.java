package io.tracebloc.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.selection.PathPattern;
import io.tracebloc.engine.dataset.selection.Selection;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeIsScannedTest {
  @TempDir Path folder;

  private Path write(String path, String text) throws IOException {
    var file = folder.resolve("tree").resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private TreeRequest tree() {
    return TreeRequest.of(folder.resolve("tree"));
  }

  private TreeRequest tree(List<String> include, List<String> exclude) {
    return new TreeRequest(
        folder.resolve("tree"),
        new Selection(
            include.stream().map(PathPattern::parse).toList(),
            exclude.stream().map(PathPattern::parse).toList()),
        false);
  }

  private static List<String> targets(ScannedTree tree) {
    var targets = new ArrayList<String>();
    tree.files().forEach(file -> targets.add(file.target()));
    return targets;
  }

  private List<String> names(List<String> include, List<String> exclude) {
    return targets(TreeScan.scan(tree(include, exclude)));
  }

  @Test
  void everyFileIsTakenDirectoryByDirectoryInTheOrderOfBytes() throws IOException {
    for (var path :
        List.of("b/2", "b/10", "a", "Z", ".hidden/x", ".git", "b/c/d/e", "é", "b/\n", "a b/-")) {
      write(path, path);
    }
    var tree = TreeScan.scan(tree());
    assertThat(targets(tree))
        .containsExactly(
            ".git", "Z", "a", "é", ".hidden/x", "a b/-", "b/\n", "b/10", "b/2", "b/c/d/e");
    assertThat(tree.files().count()).isEqualTo(10);
    assertThat(tree.single()).isFalse();
    assertThat(tree.remarks()).isEmpty();
    assertThat(targets(TreeScan.scan(tree()))).isEqualTo(targets(tree));
  }

  @Test
  void filesLeadBackToWhatLiesThere() throws IOException {
    write("b/x", "two");
    write("y", "four");
    write("b/c/z", "");
    var tree = TreeScan.scan(tree());
    assertThat(tree.files().bytes()).isEqualTo(7);
    for (DatasetFile file : tree.files()) {
      assertThat(file.source()).isRegularFile();
      assertThat(file.source().endsWith(Path.of(file.target()))).isTrue();
      assertThat(file.size()).isEqualTo(Files.size(file.source()));
      assertThat(file.modified())
          .isEqualTo(Files.getLastModifiedTime(file.source()).to(TimeUnit.NANOSECONDS));
    }
  }

  @Test
  void manyFilesAndDirectoriesAreAllThere() throws IOException {
    for (int directory = 0; directory < 150; directory++) {
      for (int file = 0; file < directory % 20; file++) {
        write("%d/%d/f%d".formatted(directory % 12, directory, file), "");
      }
    }
    var names = targets(TreeScan.scan(tree()));
    assertThat(names).doesNotHaveDuplicates().hasSize(1375);
  }

  @Test
  void whatAPatternExcludesIsNotEvenLookedAt() throws IOException {
    write("keep/a.png", "");
    write("keep/a.tmp", "");
    write("cache/big/x", "");
    Files.createSymbolicLink(folder.resolve("tree/cache/link"), Path.of("/etc"));
    var tree = TreeScan.scan(tree(List.of(), List.of("cache/", "*.tmp")));
    assertThat(targets(tree)).containsExactly("keep/a.png");
    assertThat(tree.excluded()).isEqualTo(2);
    assertThat(tree.omitted())
        .extracting(
            omitted -> omitted.reason().pattern().orElseThrow(),
            omitted -> omitted.examples().names())
        .containsExactlyInAnyOrder(
            tuple("cache/", List.of("cache")), tuple("*.tmp", List.of("keep/a.tmp")));
  }

  @Test
  void onlyWhatIsIncludedIsTaken() throws IOException {
    write("raw/a/b.png", "");
    write("raw/a/b.txt", "");
    write("c.png", "");
    write("masks/m", "");
    write("masks/deep/n", "");
    assertThat(names(List.of("*.png"), List.of())).containsExactly("c.png", "raw/a/b.png");
    assertThat(names(List.of("/raw"), List.of())).containsExactly("raw/a/b.png", "raw/a/b.txt");
    assertThat(names(List.of("masks", "c.*"), List.of("deep"))).containsExactly("c.png", "masks/m");
    assertThat(names(List.of("raw/**/*.txt"), List.of())).containsExactly("raw/a/b.txt");
  }

  @Test
  void patternsThatLeaveNothingAreAnError() throws IOException {
    write("a", "");
    assertThatThrownBy(() -> TreeScan.scan(tree(List.of("*.png"), List.of())))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("the patterns leave everything out");
  }

  @Test
  void linksAreRefusedOrLeftOutAndTold() throws Exception {
    write("a", "a");
    Files.createSymbolicLink(folder.resolve("tree/evil\n"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(folder.resolve("tree/up"), Path.of(".."));
    assumeTrue(
        new ProcessBuilder("mkfifo", folder.resolve("tree/pipe").toString()).start().waitFor()
            == 0);
    assertThatThrownBy(() -> TreeScan.scan(tree()))
        .isInstanceOfSatisfying(
            LocalFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("3 links, pipes, sockets or devices");
              assertThat(failure).hasMessageContaining("evil\\n").hasMessageContaining("pipe");
              assertThat(failure.remedy()).contains("{flag:skip-special}");
            });
    var lenient = new TreeRequest(folder.resolve("tree"), Selection.EVERYTHING, true);
    var tree = TreeScan.scan(lenient);
    assertThat(targets(tree)).containsExactly("a");
    assertThat(tree.remarks()).singleElement().asString().contains("3 links", "left out");
  }

  @Test
  void emptyDirectoriesAreTold() throws IOException {
    write("a", "a");
    Files.createDirectories(folder.resolve("tree/empty/er"));
    assertThat(TreeScan.scan(tree()).remarks())
        .containsExactly("1 empty directory (\"empty/er\") not sent");
  }

  @Test
  void oneFileIsATreeOfItsOwn() throws IOException {
    var file = write("a b.csv", "text");
    var tree = TreeScan.scan(TreeRequest.of(file));
    assertThat(tree.single()).isTrue();
    assertThat(targets(tree)).containsExactly("a b.csv");
    var link = Files.createSymbolicLink(folder.resolve("table.csv"), file);
    var linked = TreeScan.scan(TreeRequest.of(link));
    assertThat(targets(linked)).containsExactly("table.csv");
    assertThat(linked.files().iterator().next().source()).isEqualTo(file.toRealPath());
  }

  @Test
  void aLinkThatIsNamedLeadsToItsTree() throws IOException {
    write("a", "a");
    var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tree"));
    assertThat(targets(TreeScan.scan(TreeRequest.of(link)))).containsExactly("a");
    assertThat(TreeRequest.of(link).name()).contains("link");
  }

  @Test
  void nothingThereIsNamed() throws IOException {
    assertThatThrownBy(() -> TreeScan.scan(tree()))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("there is no such file or directory");
    Files.createDirectories(folder.resolve("tree"));
    assertThatThrownBy(() -> TreeScan.scan(tree()))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("there is nothing to send");
  }

  @Test
  void namesThatAreNoTextAreRefused() throws Exception {
    write("a", "a");
    var shell = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'caf\\351.csv')\"");
    assumeTrue(shell.directory(folder.resolve("tree").toFile()).start().waitFor() == 0);
    assertThatThrownBy(() -> TreeScan.scan(tree()))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("name that is no text");
  }

  @Test
  void aDirectoryThatCannotBeReadIsNamed() throws IOException {
    assumeTrue(!"root".equals(System.getProperty("user.name")));
    write("closed/a", "a");
    var closed = folder.resolve("tree/closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assertThatThrownBy(() -> TreeScan.scan(tree()))
          .isInstanceOf(LocalFailure.class)
          .hasMessageContaining("closed");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void anInterruptEndsTheScan() throws IOException {
    write("a", "a");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> TreeScan.scan(tree())).isInstanceOf(InterruptedFailure.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void longNamesAndDeepTreesAreWalked() throws IOException {
    var path = folder.resolve("tree");
    for (int depth = 0; depth < 60; depth++) {
      path = path.resolve("d".repeat(40));
    }
    Files.createDirectories(path);
    Files.writeString(path.resolve("ж".repeat(127)), "x", StandardCharsets.UTF_8);
    assertThat(targets(TreeScan.scan(tree()))).singleElement().asString().hasSize(60 * 41 + 127);
  }
}
