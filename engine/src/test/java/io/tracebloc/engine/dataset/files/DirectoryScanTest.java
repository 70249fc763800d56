package io.tracebloc.engine.dataset.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.selection.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a scan of a directory takes and leaves. */
final class DirectoryScanTest {
  @TempDir Path directory;
  private final List<String> remarks = new ArrayList<>();

  @Test
  void countsExtensionsInLowerCase() throws IOException, InterruptedException {
    write("a.png", "b.PNG", "c.gif", "d.GIF", "e", "f.", ".hidden.png");

    var scanned = scan();
    assertThat(scanned.files().count()).isEqualTo(2);
    assertThat(scanned.extensions()).containsOnlyKeys(".png").containsEntry(".png", 2L);
    assertThat(scanned.skipped())
        .containsOnlyKeys(".", ".gif", DirectoryScan.NO_EXTENSION)
        .containsEntry(".gif", 2L);
  }

  @Test
  void tellsHowLargeAndOldFilesAre() throws IOException, InterruptedException {
    Files.write(directory.resolve("a.png"), new byte[1234]);
    var modified = Files.getLastModifiedTime(directory.resolve("a.png"));

    var file = scan().files().file(0);
    assertThat(file.size()).isEqualTo(1234);
    assertThat(file.modified()).isEqualTo(modified.to(TimeUnit.NANOSECONDS));
    assertThat(file.source()).isEqualTo(directory.resolve("a.png"));
    assertThat(file.target()).isEqualTo("images/a.png");
  }

  @Test
  void remarksLinksAndIgnoresNestedFolders() throws IOException, InterruptedException {
    write("a.png");
    Files.createDirectory(directory.resolve("folder.png"));
    Files.createSymbolicLink(directory.resolve("link.png"), Path.of("a.png"));
    Files.createSymbolicLink(directory.resolve("link.gif"), Path.of("a.png"));

    assertThat(scan().files().count()).isEqualTo(1);
    assertThat(remarks).containsExactly("link link.png");
  }

  @Test
  void remarksLinkedFoldersWhoseFilesStayOut() throws IOException, InterruptedException {
    write("a.png");
    var elsewhere = Files.createDirectory(directory.resolve("folder"));
    Files.createSymbolicLink(directory.resolve("more"), elsewhere);
    Files.createSymbolicLink(directory.resolve("more.png"), elsewhere);
    Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("missing"));

    var scanned = scan();
    assertThat(scanned.files().count()).isEqualTo(1);
    assertThat(scanned.skipped()).containsOnlyKeys(DirectoryScan.NO_EXTENSION);
    assertThat(remarks).containsExactlyInAnyOrder("linked directory more", "link more.png");
  }

  @Test
  void keepsNamesSizesAndOrderOfManyFiles() throws IOException, InterruptedException {
    for (var index = 0; index < 1500; index++) {
      var name = "picture-%05d.png".formatted(index * 7919 % 1500);
      Files.write(directory.resolve(name), new byte[index * 7919 % 1500 % 50]);
    }

    var files = scan().files();
    assertThat(files.count()).isEqualTo(1500);
    for (var index = 0; index < 1500; index++) {
      assertThat(files.fileName(index).text()).isEqualTo("picture-%05d.png".formatted(index));
      assertThat(files.file(index).size()).isEqualTo(index % 50);
    }
  }

  @Test
  void stopsWhenInterrupted() throws IOException {
    write("a.png");
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::scan).isInstanceOf(InterruptedException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void remarksPipesWithoutOpeningThem() throws IOException, InterruptedException {
    run("mkfifo", directory.resolve("pipe.png").toString());

    assertThat(scan().files().count()).isZero();
    assertThat(remarks).containsExactly("special pipe.png");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void remarksNamesThatAreNoText() throws IOException, InterruptedException {
    run("sh", "-c", "touch \"$(printf 'caf\\351.png')\"");

    assertThat(scan().files().count()).isZero();
    assertThat(remarks).hasSize(1);
    assertThat(remarks.getFirst()).startsWith("undecodable caf");
  }

  @Test
  void boundsTheNumberOfExtensionsItTellsApart() throws IOException, InterruptedException {
    for (var index = 0; index < 150; index++) {
      write("file.x" + index);
    }

    var skipped = scan().skipped();
    assertThat(skipped).hasSize(ScannedDirectory.MOST_EXTENSIONS + 1);
    assertThat(skipped.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(150);
  }

  private void run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private void write(String... names) throws IOException {
    for (var name : names) {
      Files.writeString(directory.resolve(name), "x");
    }
  }

  private ScannedDirectory scan() throws IOException, InterruptedException {
    try (var workers = new Workers(2)) {
      return new DirectoryScan(
              directory, Set.of(".png"), Selection.EVERYTHING, new Remarks(), workers)
          .run("images");
    }
  }

  private final class Remarks implements ScanListener {
    @Override
    public void link(String name) {
      remarks.add("link " + name);
    }

    @Override
    public void linkedDirectory(String name) {
      remarks.add("linked directory " + name);
    }

    @Override
    public void special(String name) {
      remarks.add("special " + name);
    }

    @Override
    public void undecodable(String name) {
      remarks.add("undecodable " + name);
    }

    @Override
    public void progress(long files) {
      assertThat(files).isPositive();
    }
  }
}
