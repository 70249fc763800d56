package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transfer from end to end, with the real scripts run by real shells. */
@Timeout(120)
class TransferTest {
  @TempDir Path folder;
  private LocalPod pod;

  @AfterEach
  void leaveNoProcess() throws IOException {
    if (pod != null) {
      pod.close();
    }
  }

  private LocalTransfer open(Toolset tools) throws IOException {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    return new LocalTransfer(pod);
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }

  private void assertNothingElseIsStaged() throws IOException {
    assertThat(pod.names(".tracebloc-staging")).isSubsetOf("pets", "pets.manifest");
  }

  private LocalFiles files() {
    return new LocalFiles(folder.resolve("data"));
  }

  @ParameterizedTest
  @EnumSource
  void everyNameArrivesIntact(Toolset tools) throws Exception {
    var local = open(tools);
    var files = LocalFiles.hostile(folder.resolve("data"));
    local.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertThat(local.events.warnings).isEmpty();
    assertThat(local.events.phases)
        .containsExactly(
            TransferPhase.PREPARE, TransferPhase.COPY, TransferPhase.VERIFY, TransferPhase.SWAP);
    assertThat(local.events.bytes).isEqualTo(files.bytes());
    assertThat(local.events.files).isEqualTo(files.count());
    assertNothingElseIsStaged();
    assertThat(pod.volume.resolve("evil")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void severalMegabytesAndManyFilesArrive(Toolset tools) throws Exception {
    var local = open(tools);
    var files = files().add("labels.csv", 5_000_000);
    for (int i = 0; i < 3000; i++) {
      files.add("images/picture %04d.png".formatted(i), i % 700);
    }
    local.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
  }

  @ParameterizedTest
  @EnumSource
  void aSecondCopyReplacesTheFirst(Toolset tools) throws Exception {
    var local = open(tools);
    local.transfer.send(files().add("labels.csv", 10).add("images/old.png", 10));
    var files = files().add("labels.csv", 20);
    local.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertNothingElseIsStaged();
  }

  @ParameterizedTest
  @EnumSource
  void aTakenNameIsRefusedBeforeAnythingIsCopied(Toolset tools) throws Exception {
    var local = open(tools);
    Files.createDirectories(pod.volume.resolve("pets/.hidden"));
    assertThatThrownBy(() -> local.transfer.send(files().add("labels.csv", 10)))
        .isInstanceOf(NameTakenFailure.class);
    assertThat(pod.scripts).containsExactly("tracebloc-prepare");
    assertThat(pod.volume.resolve(".tracebloc-staging")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void aFileInPlaceOfTheDirectoryTakesTheNameToo(Toolset tools) throws Exception {
    var local = open(tools);
    Files.createFile(pod.volume.resolve("pets"));
    assertThatThrownBy(() -> local.transfer.send(files().add("labels.csv", 10)))
        .isInstanceOf(NameTakenFailure.class);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDirectoryDoesNotTakeTheName(Toolset tools) throws Exception {
    var local = open(tools);
    Files.createDirectories(pod.volume.resolve("pets"));
    local.transfer.send(files().add("labels.csv", 10));
    assertThat(local.events.warnings).isEmpty();
    assertThat(pod.names(".")).containsExactlyInAnyOrder("pets", ".tracebloc-staging");
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryThatIsNotWritableIsNamedWithTheRemedy(Toolset tools) throws Exception {
    var local = open(tools);
    var setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(Files.isExecutable(setpriv) && "root".equals(System.getProperty("user.name")));
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    pod.through(setpriv.toString(), "--reuid=65532", "--regid=65532", "--clear-groups", "--");
    assertThatThrownBy(() -> local.transfer.send(files().add("labels.csv", 10)))
        .isInstanceOfSatisfying(
            StagingFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("Permission denied");
              assertThat(failure.remedy()).contains("chmod 2777");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFullVolumeIsNamedAndLeftClean(Toolset tools) throws Exception {
    var local = open(tools);
    assumeTrue(mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", pod.volume.toString()));
    try {
      Files.write(pod.volume.resolve("ballast"), new byte[3_000_000]);
      // Without the free space in the answer the copy itself runs into the wall.
      assertThatThrownBy(() -> local.transfer.send(files().add("labels.csv", 2_000_000)))
          .isInstanceOf(StagingFailure.class)
          .hasMessageContaining("bytes free");
      var many = files().add("labels.csv", 10);
      for (int i = 0; i < 900; i++) {
        many.add("images/" + i, 1);
      }
      assertThatThrownBy(() -> local.transfer.send(many))
          .isInstanceOfSatisfying(
              StagingFailure.class,
              failure -> {
                assertThat(failure).hasMessageContaining("No space left on device");
                assertThat(failure.remedy()).contains("volume is full");
              });
      assertThat(pod.names(".")).containsExactly("ballast");
    } finally {
      pod.close();
      assertThat(run("umount", pod.volume.toString())).isTrue();
    }
  }

  private static boolean mount(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("mount"));
    command.addAll(java.util.List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @ParameterizedTest
  @EnumSource
  void damageOnTheWayIsRepairedBySendingAgain(Toolset tools) throws Exception {
    var local = open(tools);
    var files = LocalFiles.hostile(folder.resolve("data"));
    var verifications = new AtomicInteger();
    pod.before(
        script -> {
          if (script.equals("tracebloc-seal") && verifications.incrementAndGet() == 1) {
            damage();
          }
        });
    local.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertThat(local.events.warnings)
        .singleElement()
        .asString()
        .contains("looking at every file again");
    assertNothingElseIsStaged();
  }

  private void damage() {
    try (var entries = Files.list(pod.volume.resolve(".tracebloc-staging"))) {
      var copy =
          entries.filter(entry -> entry.toString().matches(".*staging-[0-9a-f]{8}")).findFirst();
      var root = copy.orElseThrow();
      if (Files.notExists(root.resolve("labels.csv"))) {
        return;
      }
      Files.delete(root.resolve("labels.csv"));
      Files.write(root.resolve("images/--help"), new byte[] {1, 2, 3});
      Files.createFile(root.resolve("images/extra\n"));
      Files.createFile(root.resolve("images/more"));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageThatStaysFailsAndLeavesTheOldCopy(Toolset tools) throws Exception {
    var local = open(tools);
    var old = files().add("labels.csv", 10);
    local.transfer.send(old);
    pod.before(
        script -> {
          if (script.equals("tracebloc-seal")) {
            damage();
          }
        });
    assertThatThrownBy(() -> local.transfer.send(LocalFiles.hostile(folder.resolve("new"))))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("after it was sent again");
    assertThat(LocalFiles.content(staged())).isEqualTo(old.content());
    assertNothingElseIsStaged();
  }

  @ParameterizedTest
  @EnumSource
  void leftoversOfDiedUploadsAreClearedWhenTheyAreOld(Toolset tools) throws Exception {
    var local = open(tools);
    var root = Files.createDirectories(pod.volume.resolve(".tracebloc-staging"));
    var stale = Files.createDirectories(root.resolve("pets.staging-0123abcd/images"));
    var slow = Files.createDirectories(root.resolve("pets.staging-0123abce/images"));
    var young = Files.createDirectories(root.resolve("pets.old-0123abcd"));
    var foreign = Files.createDirectories(root.resolve("cars.staging-0123abcd"));
    var named = Files.createDirectories(root.resolve("pets.staging-by-hand"));
    for (var path : java.util.List.of(stale, stale.getParent(), slow.getParent(), foreign, named)) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(2 * 3600)));
    }
    local.transfer.send(files().add("labels.csv", 10));
    assertThat(stale.getParent()).doesNotExist();
    assertThat(slow).as("something inside is new").exists();
    assertThat(young).exists();
    assertThat(foreign).exists();
    assertThat(named).exists();
  }

  @ParameterizedTest
  @EnumSource
  void reclaimRemovesTheCopyAndMayBeRepeated(Toolset tools) throws Exception {
    var local = open(tools);
    local.transfer.send(files().add("labels.csv", 10).add("images/a", 1));
    local.transfer.reclaim();
    assertThat(staged()).doesNotExist();
    local.transfer.reclaim();
    try (var entries = Files.list(pod.volume.resolve(".tracebloc-staging"))) {
      assertThat(entries).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailedRenamePutsTheOldCopyBack(Toolset tools) throws Exception {
    var local = open(tools);
    var old = files().add("labels.csv", 10);
    local.transfer.send(old);
    // A mv that refuses to move anything onto the place itself, but moves backups.
    var bin = Files.createDirectories(folder.resolve("broken"));
    var mv = bin.resolve("mv");
    Files.writeString(
        mv,
        """
        #!/bin/sh
        case $1 in *.staging-*) echo 'mv: I/O error' >&2; exit 1;; esac
        exec /bin/mv "$@"
        """);
    assertThat(mv.toFile().setExecutable(true)).isTrue();
    pod.through("/usr/bin/env", "PATH=" + bin + ":/usr/bin:/bin");
    assertThatThrownBy(
            () -> local.transfer.send(new LocalFiles(folder.resolve("new")).add("labels.csv", 30)))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("I/O error");
    assertThat(LocalFiles.content(staged())).isEqualTo(old.content());
    assertNothingElseIsStaged();
  }

  @ParameterizedTest
  @EnumSource
  void aCopyThatTookThePlaceInBetweenIsNotMixedWithOurs(Toolset tools) throws Exception {
    var local = open(tools);
    var bin = Files.createDirectories(folder.resolve("racing"));
    var mv = bin.resolve("mv");
    Files.writeString(
        mv,
        """
        #!/bin/sh
        case $1 in
          */pets.staging-*) mkdir -p "$2"; echo theirs > "$2/labels.csv" ;;
        esac
        exec /bin/mv "$@"
        """);
    assertThat(mv.toFile().setExecutable(true)).isTrue();
    pod.through("/usr/bin/env", "PATH=" + bin + ":/usr/bin:/bin");
    assertThatThrownBy(() -> local.transfer.send(files().add("labels.csv", 30)))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("another upload");
    assertThat(staged().resolve("labels.csv")).hasContent("theirs\n");
    assertNothingElseIsStaged();
  }

  @ParameterizedTest
  @EnumSource
  void aSourceFileThatChangesIsNamed(Toolset tools) throws Exception {
    var local = open(tools);
    var files = files().add("labels.csv", 10).add("images/a", 100_000).add("images/b", 100);
    pod.before(
        script -> {
          if (script.equals("tracebloc-receive")) {
            try {
              Files.write(files.source(2), new byte[101]);
            } catch (IOException failure) {
              throw new AssertionError(failure);
            }
          }
        });
    assertThatThrownBy(() -> local.transfer.send(files))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("file-2 changed while it was being sent");
    assertThat(staged()).doesNotExist();
    assertNothingElseIsStaged();
  }

  @ParameterizedTest
  @EnumSource
  void namesThatLeaveTheDirectoryAreRefused(Toolset tools) throws Exception {
    var local = open(tools);
    for (var target :
        new String[] {"../x", "/x", "a//b", "a/", "", ".", "a/./b", "x".repeat(256), "\ud800"}) {
      assertThatThrownBy(
              () -> local.transfer.send(new LocalFiles(folder.resolve("data")).add(target, 1)))
          .as(target)
          .isInstanceOf(InputFailure.class);
    }
    assertThat(pod.scripts).isEmpty();
  }
}
