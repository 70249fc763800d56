package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an upload that died has left, and the next one to the same place. */
@Timeout(120)
class UploadsGoOnWhereTheyStoppedTest {
  private static final String ROOT = ".tracebloc-staging/";
  private static final String MINE = ROOT + "pets.staging-abc00001";
  private static final int PIECE = 5_000_000;

  @TempDir Path folder;
  private LocalPod pod;
  private LocalFiles files;

  @AfterEach
  void leaveNoProcess() throws IOException {
    if (pod != null) {
      pod.close();
    }
  }

  /** Three segments of one file each; the connection breaks for good in the third. */
  private void die(Toolset tools) throws IOException {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    files = files("data");
    dieWith(files);
  }

  private void dieWith(LocalFiles unfinished) throws IOException {
    pod.breaks(script -> script.equals("tracebloc-receive") ? 2 * PIECE + 500_000 : LocalPod.NEVER);
    var impatient = LocalTransfer.options(1, Verify.AUTO, Duration.ZERO);
    assertThatThrownBy(() -> new LocalTransfer(pod, impatient).transfer.send(unfinished))
        .isInstanceOf(StagingFailure.class);
    // The worker may still be at the last answer that nobody hears.
    var journal = pod.volume.resolve(MINE + ".work/journal");
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (Files.readAllLines(journal).size() < 2) {
      assertThat(System.nanoTime()).as("two marks in the journal").isLessThan(deadline);
      Thread.onSpinWait();
    }
    pod.breaks(LocalPod.Faults.NONE);
    pod.sent.set(0);
  }

  private LocalFiles files(String name) throws IOException {
    return new LocalFiles(folder.resolve(name)).add("a", PIECE).add("b", PIECE).add("c", PIECE);
  }

  private TransferReport goOn(LocalFiles next) {
    return new LocalTransfer(pod).transfer.send(next);
  }

  private void assertArrived(LocalFiles wanted) throws IOException {
    assertThat(LocalFiles.content(pod.volume.resolve(ROOT + "pets"))).isEqualTo(wanted.content());
    assertThat(pod.names(ROOT)).containsExactly("pets", "pets.manifest");
  }

  @ParameterizedTest
  @EnumSource
  void whatHasArrivedIsNotSentAgain(Toolset tools) throws Exception {
    die(tools);
    var report = goOn(files);
    assertThat(report.resumedBytes()).isEqualTo(2L * PIECE);
    assertThat(report.sentBytes()).isEqualTo(PIECE);
    assertThat(pod.sent.get()).isBetween((long) PIECE, PIECE + 200_000L);
    assertArrived(files);
  }

  @ParameterizedTest
  @EnumSource
  void aFileChangedInBetweenIsSentAgain(Toolset tools) throws Exception {
    die(tools);
    Files.write(files.source(0), new byte[PIECE]);
    Files.setLastModifiedTime(files.source(0), FileTime.from(Instant.ofEpochSecond(1_000)));
    var changed = files.refreshed();
    assertThat(goOn(changed).sentBytes()).isEqualTo(2L * PIECE);
    assertArrived(changed);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotWantedAnyMoreAndJunkVanish(Toolset tools) throws Exception {
    die(tools);
    var root = pod.volume.resolve(MINE);
    var elsewhere = Files.createDirectories(pod.volume.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("keep"), "kept");
    Files.createDirectories(root.resolve("junk/\n deep"));
    Files.writeString(root.resolve("junk/\n deep/$(rm -rf x)\n"), "junk");
    Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Files.createSymbolicLink(root.resolve("c.link"), elsewhere.resolve("keep"));
    var fewer = new LocalFiles(folder.resolve("data")).add(LocalFiles.entry(files.source(0), "a"));
    assertThat(goOn(fewer).sentBytes()).isZero();
    assertArrived(fewer);
    assertThat(root.resolveSibling("pets/junk")).doesNotExist();
    assertThat(elsewhere.resolve("keep")).hasContent("kept");
  }

  @ParameterizedTest
  @EnumSource
  void damageToWhatHadArrivedIsFoundAndRepaired(Toolset tools) throws Exception {
    die(tools);
    var damaged = pod.volume.resolve(MINE + "/a");
    var time = Files.getLastModifiedTime(damaged);
    var bytes = Files.readAllBytes(damaged);
    bytes[PIECE / 2] ^= 1;
    Files.write(damaged, bytes);
    Files.setLastModifiedTime(damaged, time);
    assertThat(goOn(files).sentBytes()).isEqualTo(2L * PIECE);
    assertArrived(files);
  }

  @ParameterizedTest
  @EnumSource
  void anUploadByAnotherNameNeitherSeesNorDisturbsIt(Toolset tools) throws Exception {
    die(tools);
    var other = files("other");
    var report = new LocalTransfer(pod, "abc00002", LocalTransfer.OPTIONS).transfer.send(other);
    assertThat(report.resumedBytes()).isZero();
    assertThat(LocalFiles.content(pod.volume.resolve(ROOT + "pets"))).isEqualTo(other.content());
    assertThat(pod.volume.resolve(MINE + ".work/journal")).exists();
    // The content is the same, and the place has it now.
    var again = goOn(files);
    assertThat(again.sentBytes()).isZero();
    assertArrived(files);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatVanishesWhileSomethingIsTakenOverVanishes(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    var old = new LocalFiles(folder.resolve("old")).add("labels.csv", 50);
    goOn(old);
    var next = files("next").add("labels.csv", 50);
    dieWith(next);
    var last =
        new LocalFiles(folder.resolve("next"))
            .add(LocalFiles.entry(next.source(1), "b"))
            .add(LocalFiles.entry(next.source(3), "labels.csv"));
    var report = goOn(last);
    assertThat(report.sentBytes()).isZero();
    assertThat(report.unchangedFiles()).isEqualTo(1);
    assertArrived(last);
  }

  @ParameterizedTest
  @EnumSource
  void staleUploadsAreClearedByAge(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    var root = Files.createDirectories(pod.volume.resolve(ROOT));
    var old = leave(root, "0000000a", 25, true);
    var today = leave(root, "0000000b", 2, true);
    var dead = leave(root, "0000000c", 2, false);
    var young = leave(root, "0000000d", 0, false);
    goOn(new LocalFiles(folder.resolve("data")).add("labels.csv", 10));
    assertThat(old).doesNotExist();
    assertThat(today).exists();
    assertThat(today.resolveSibling(today.getFileName() + ".work")).exists();
    assertThat(dead).doesNotExist();
    assertThat(young).exists();
  }

  private static Path leave(Path root, String suffix, int hours, boolean journal)
      throws IOException {
    var time = FileTime.from(Instant.now().minus(Duration.ofHours(hours)));
    var upload = Files.createDirectories(root.resolve("pets.staging-" + suffix));
    var work = Files.createDirectories(root.resolve("pets.staging-" + suffix + ".work"));
    var file = Files.writeString(upload.resolve("file"), "data");
    var list = Files.writeString(work.resolve(journal ? "journal" : "list-0-0"), "mark\n");
    for (var path : List.of(file, list, upload, work)) {
      Files.setLastModifiedTime(path, time);
    }
    return upload;
  }
}
