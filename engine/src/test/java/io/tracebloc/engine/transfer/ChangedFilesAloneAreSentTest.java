package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.local.DigestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second copy to the same place, with the real scripts run by real shells. */
@Timeout(120)
class ChangedFilesAloneAreSentTest {
  private static final int MANY = 40;
  private static final int SIZE = 3_000;

  @TempDir Path folder;
  private LocalPod pod;
  private LocalFiles first;

  @AfterEach
  void leaveNoProcess() throws IOException {
    if (pod != null) {
      pod.close();
    }
  }

  /** Something stands in place. */
  private void stage(Toolset tools) throws IOException {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    first = files("first");
    send(first);
    pod.scripts.clear();
    pod.sent.set(0);
  }

  private LocalFiles files(String name) throws IOException {
    var files = new LocalFiles(folder.resolve(name)).add("labels.csv", SIZE);
    for (int i = 0; i < MANY; i++) {
      files.add("images/picture " + i + "\n", SIZE);
    }
    return files;
  }

  private TransferReport send(LocalFiles files) {
    return new LocalTransfer(pod).transfer.send(files);
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }

  private void assertArrived(LocalFiles files) throws IOException {
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertThat(pod.names(".tracebloc-staging")).containsExactly("pets", "pets.manifest");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentWhereNothingHasChanged(Toolset tools) throws Exception {
    stage(tools);
    var report = send(first);
    assertThat(pod.scripts).doesNotContain("tracebloc-receive", "tracebloc-swap");
    assertThat(report.sentBytes()).isZero();
    assertThat(report.unchangedFiles()).isEqualTo(first.count());
    assertArrived(first);
  }

  @ParameterizedTest
  @EnumSource
  void aTouchedFileIsReadAndNotSent(Toolset tools) throws Exception {
    stage(tools);
    var again = files("again");
    for (int i = 0; i < again.count(); i++) {
      Files.setLastModifiedTime(again.source(i), FileTime.from(Instant.ofEpochSecond(1_000_000)));
    }
    send(again.refreshed());
    assertThat(pod.scripts).doesNotContain("tracebloc-receive");
    assertArrived(again);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasReadAheadIsNotReadAgainToBeCompared(Toolset tools) throws Exception {
    stage(tools);
    var changed = files("second");
    Files.write(changed.source(7), new byte[SIZE]);
    changed = changed.refreshed();
    var ahead = ReadAhead.of(changed, DigestCache.NONE);
    Files.delete(changed.source(8));
    var report = LocalTransfer.with(pod, ahead).transfer.send(changed);
    assertThat(report.sentFiles()).isEqualTo(1);
    assertThat(report.unchangedFiles()).isEqualTo(MANY);
  }

  @ParameterizedTest
  @EnumSource
  void oneChangedFileOfTheSameSizeIsSent(Toolset tools) throws Exception {
    stage(tools);
    var changed = files("second");
    Files.write(changed.source(7), new byte[SIZE]);
    changed = changed.refreshed();
    var report = send(changed);
    assertThat(report.sentFiles()).isEqualTo(1);
    assertThat(report.sentBytes()).isEqualTo(SIZE);
    assertThat(report.unchangedFiles()).isEqualTo(MANY);
    assertArrived(changed);
    assertThat(send(changed).sentBytes()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anAddedFileIsSent(Toolset tools) throws Exception {
    stage(tools);
    var more = files("second").add("images/one more", 10).add("masks/a/b", 0);
    assertThat(send(more).sentFiles()).isEqualTo(2);
    assertArrived(more);
  }

  @ParameterizedTest
  @EnumSource
  void aRemovedFileVanishes(Toolset tools) throws Exception {
    stage(tools);
    var fewer = new LocalFiles(folder.resolve("second")).add("labels.csv", SIZE);
    var report = send(fewer);
    assertThat(report.sentFiles()).isZero();
    assertThat(pod.scripts).doesNotContain("tracebloc-receive").contains("tracebloc-swap");
    assertArrived(fewer);
    assertThat(staged().resolve("images")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void aRenamedFileIsSentUnderItsNewName(Toolset tools) throws Exception {
    stage(tools);
    var renamed = new LocalFiles(folder.resolve("second")).add("labels.csv", SIZE);
    for (int i = 0; i < MANY; i++) {
      renamed.add((i == 3 ? "images/PICTURE " : "images/picture ") + i + "\n", SIZE);
    }
    assertThat(send(renamed).sentFiles()).isEqualTo(1);
    assertArrived(renamed);
  }

  @ParameterizedTest
  @EnumSource
  void aFileBecomesADirectoryAndTheOtherWayRound(Toolset tools) throws Exception {
    stage(tools);
    var turned =
        new LocalFiles(folder.resolve("second"))
            .add("images", SIZE)
            .add("labels.csv/below", 5)
            .add("more", 6);
    send(turned);
    assertArrived(turned);
  }

  @ParameterizedTest
  @EnumSource
  void aLargeFileChangedInTheMiddleLeavesTheOldOneAsItIs(Toolset tools) throws Exception {
    stage(tools);
    var large = new byte[(int) WorkPlan.CHUNK + 1_000_000];
    var before = new LocalFiles(folder.resolve("before")).add("labels.csv", 9).add("large", large);
    send(before);
    var old = Files.createLink(folder.resolve("old"), staged().resolve("large"));
    large[large.length / 2] = 1;
    var after = new LocalFiles(folder.resolve("after")).add("labels.csv", 9).add("large", large);
    assertThat(send(after).unchangedFiles()).isEqualTo(1);
    assertArrived(after);
    assertThat(old).hasSameBinaryContentAs(before.source(1));
  }

  /** The one that an upload in place would spoil. */
  @ParameterizedTest
  @EnumSource
  void whatAnEarlierUploadTookOverIsNotWrittenTo(Toolset tools) throws Exception {
    stage(tools);
    var large = new byte[(int) WorkPlan.CHUNK + 1_000_000];
    send(new LocalFiles(folder.resolve("before")).add("labels.csv", 9).add("large", large));
    var old = LocalFiles.content(staged());
    // Dies after it has taken over the large file.
    pod.breaks(script -> script.equals("tracebloc-receive") ? 0 : LocalPod.NEVER);
    var impatient = LocalTransfer.options(1, Verify.AUTO, Duration.ZERO);
    var second = new LocalFiles(folder.resolve("2")).add("labels.csv", 10).add("large", large);
    assertThatThrownBy(() -> new LocalTransfer(pod, impatient).transfer.send(second))
        .isInstanceOf(StagingFailure.class);
    assertThat(pod.volume.resolve(".tracebloc-staging/pets.staging-abc00001/large")).exists();
    // And then the large file changes, and the next one dies when that has been sent in part.
    large[5] = 5;
    var third = new LocalFiles(folder.resolve("3")).add("labels.csv", 9).add("large", large);
    pod.breaks(script -> script.equals("tracebloc-receive") ? 20_000_000 : LocalPod.NEVER);
    for (var verify : List.of(Verify.AUTO, Verify.SIZE)) {
      var options = LocalTransfer.options(1, verify, Duration.ZERO);
      assertThatThrownBy(() -> new LocalTransfer(pod, options).transfer.send(third))
          .isInstanceOf(StagingFailure.class);
      assertThat(LocalFiles.content(staged())).isEqualTo(old);
    }
    pod.breaks(LocalPod.Faults.NONE);
    send(third);
    assertArrived(third);
  }

  @ParameterizedTest
  @EnumSource
  void whereThereAreNoHardLinksFilesAreCopied(Toolset tools) throws Exception {
    stage(tools);
    var bin = Files.createDirectories(folder.resolve("replaced"));
    var program = bin.resolve("cp");
    var real = tools == Toolset.BUSYBOX ? "/usr/bin/busybox cp" : "/bin/cp";
    Files.writeString(
        program,
        "#!/bin/sh\ncase $1 in *l*) : >\"$3/half\"; exit 1;; esac\nexec %s \"$@\"\n"
            .formatted(real));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var path = bin + ":" + (tools == Toolset.BUSYBOX ? folder.resolve("bin-BUSYBOX") + ":" : "");
    pod.through("/usr/bin/env", "PATH=" + path + "/usr/bin:/bin");
    var more = files("second").add("images/one more", 10);
    assertThat(send(more).sentFiles()).isEqualTo(1);
    assertArrived(more);
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceThatSomebodyHasChangedIsNotBelieved(Toolset tools) throws Exception {
    stage(tools);
    var random = new Random(1);
    var other = new byte[SIZE];
    random.nextBytes(other);
    var picture = staged().resolve("images/picture 5\n");
    List<Damage> damages =
        List.of(
            () -> Files.write(picture, other),
            () -> Files.write(picture, new byte[SIZE + 1]),
            () -> Files.write(staged().resolve("extra"), other),
            () -> Files.delete(picture),
            () -> Files.move(picture, staged().resolve("images/moved")),
            () -> Files.createSymbolicLink(staged().resolve("link"), Path.of("labels.csv")),
            () -> {
              Files.move(staged().resolve("images"), pod.volume.resolve("elsewhere"));
              Files.createSymbolicLink(staged().resolve("images"), Path.of("../../elsewhere"));
            });
    for (var damage : damages) {
      damage.happen();
      // The time may be the same by chance, the content is not.
      if (Files.exists(picture)) {
        Files.setLastModifiedTime(picture, FileTime.from(Instant.ofEpochSecond(77)));
      }
      assertThat(send(first).sentFiles()).isEqualTo(first.count());
      assertArrived(first);
    }
    assertThat(pod.names("elsewhere")).hasSize(MANY);
  }

  private interface Damage {
    void happen() throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aCopyComparedBySizeIsNoBase(Toolset tools) throws Exception {
    stage(tools);
    var options = LocalTransfer.options(1, Verify.SIZE, Duration.ofSeconds(2));
    for (int round = 0; round < 2; round++) {
      var report = new LocalTransfer(pod, options).transfer.send(first);
      assertThat(report.sentFiles()).isEqualTo(first.count());
      assertArrived(first);
    }
    assertThat(send(first).sentFiles()).isEqualTo(first.count());
    assertThat(send(first).sentFiles()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneFileIsComparedToo(Toolset tools) throws Exception {
    stage(tools);
    var there = Destination.ofFile(List.of("public", "x"), true);
    var one = new LocalFiles(folder.resolve("one")).add("x", 10);
    var place = pod.volume.resolve("public/x");
    new LocalTransfer(pod, there).transfer.send(one);
    assertThat(place).hasSameBinaryContentAs(one.source(0));
    pod.scripts.clear();
    assertThat(new LocalTransfer(pod, there).transfer.send(one).sentFiles()).isZero();
    assertThat(pod.scripts).doesNotContain("tracebloc-receive");
    var other = new LocalFiles(folder.resolve("other")).add("x", new byte[10]);
    assertThat(new LocalTransfer(pod, there).transfer.send(other).sentFiles()).isEqualTo(1);
    assertThat(place).hasSameBinaryContentAs(other.source(0));
    Files.delete(place);
    assertThat(new LocalTransfer(pod, there).transfer.send(other).sentFiles()).isEqualTo(1);
    assertThat(place).hasSameBinaryContentAs(other.source(0));
  }

  @ParameterizedTest
  @EnumSource
  void aFileInPlaceIsNoDirectoryWithThatFile(Toolset tools) throws Exception {
    stage(tools);
    var path = List.of("public", "x");
    var one = new LocalFiles(folder.resolve("one")).add("x", 10);
    var asFile = Destination.ofFile(path, true);
    var asDirectory = Destination.ofDirectory(path, true);
    for (int round = 0; round < 2; round++) {
      new LocalTransfer(pod, asFile).transfer.send(one);
      assertThat(pod.volume.resolve("public/x")).isRegularFile();
      new LocalTransfer(pod, asDirectory).transfer.send(one);
      assertThat(LocalFiles.content(pod.volume.resolve("public/x"))).isEqualTo(one.content());
    }
    assertThat(Map.copyOf(one.content())).hasSize(1);
  }
}
