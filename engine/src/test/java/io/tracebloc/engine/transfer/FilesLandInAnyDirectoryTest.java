package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees and single files, staged to a place of the user's choice. */
@Timeout(120)
class FilesLandInAnyDirectoryTest {
  @TempDir Path folder;
  private LocalPod pod;

  @AfterEach
  void leaveNoProcess() throws IOException {
    if (pod != null) {
      pod.close();
    }
  }

  private void open(Toolset tools) throws IOException {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
  }

  private void send(LocalFiles files, String... path) {
    new LocalTransfer(pod, Destination.ofDirectory(List.of(path), false)).transfer.send(files);
  }

  private RecordedEvents overwrite(LocalFiles files, String... path) {
    var local = new LocalTransfer(pod, Destination.ofDirectory(List.of(path), true));
    local.transfer.send(files);
    return local.events;
  }

  private LocalFiles files(String name) {
    return new LocalFiles(folder.resolve("local-" + name));
  }

  private Path at(String path) {
    return pod.volume.resolve(path);
  }

  @ParameterizedTest
  @EnumSource
  void directoriesOnTheWayAreMadeAndNothingElseStays(Toolset tools) throws Exception {
    open(tools);
    var files = LocalFiles.hostile(folder.resolve("data"));
    send(files, "public", "my scans", "-rf");
    assertThat(LocalFiles.content(at("public/my scans/-rf"))).isEqualTo(files.content());
    assertThat(pod.visible(".")).containsExactly("public");
    assertThat(pod.visible("public/my scans")).containsExactly("-rf");
  }

  @ParameterizedTest
  @EnumSource
  void aPathOfOneComponentLiesBelowTheMount(Toolset tools) throws Exception {
    open(tools);
    send(files("a").add("x", 10), "$(touch evil);*[a]");
    assertThat(pod.visible(".")).containsExactly("$(touch evil);*[a]");
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanReadWhatArrived(Toolset tools) throws Exception {
    open(tools);
    send(files("a").add("sub/x", 10), "shared", "a");
    for (var directory : List.of("shared", "shared/a", "shared/a/sub")) {
      assertThat(Files.getPosixFilePermissions(at(directory)))
          .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(Files.getPosixFilePermissions(at("shared/a/sub/x")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @ParameterizedTest
  @EnumSource
  void filesKeepTheirTime(Toolset tools) throws Exception {
    open(tools);
    var files = files("a").add("old", 10);
    var time = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Files.setLastModifiedTime(files.source(0), time);
    var aged = new LocalFiles(folder.resolve("aged"));
    aged.add(LocalFiles.entry(files.source(0), "old"));
    send(aged, "a");
    assertThat(Files.getLastModifiedTime(at("a/old"))).isEqualTo(time);
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceThatIsNotEmptyIsRefusedBeforeAnythingIsMade(Toolset tools) throws Exception {
    open(tools);
    Files.createDirectories(at("public/scans"));
    Files.writeString(at("public/scans/.hidden"), "theirs");
    assertThatThrownBy(() -> send(files("a").add("x", 10), "public", "scans"))
        .isInstanceOfSatisfying(
            NameTakenFailure.class,
            taken -> {
              assertThat(taken).hasMessageContaining("public/scans");
              assertThat(taken.remedy()).contains("{flag:overwrite}");
            });
    assertThat(pod.scripts).containsExactly("tracebloc-prepare");
    assertThat(pod.names("public")).containsExactly("scans");
    assertThat(at("public/scans/.hidden")).hasContent("theirs");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDirectoryGivesWay(Toolset tools) throws Exception {
    open(tools);
    Files.createDirectories(at("public/scans"));
    send(files("a").add("x", 10), "public", "scans");
    assertThat(pod.visible("public/scans")).containsExactly("x");
    assertThat(pod.visible("public")).containsExactly("scans");
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceThatIsFilledWhileCopyingIsLeftAlone(Toolset tools) throws Exception {
    open(tools);
    pod.before(
        script -> {
          if (script.equals("tracebloc-swap")) {
            write(at("scans/theirs"), "theirs");
          }
        });
    assertThatThrownBy(() -> send(files("a").add("x", 10), "scans"))
        .isInstanceOf(NameTakenFailure.class);
    assertThat(pod.names("scans")).containsExactly("theirs");
    assertThat(pod.names(".")).containsExactly("scans");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void overwritingReplacesAllOfIt(Toolset tools) throws Exception {
    open(tools);
    send(files("a").add("x", 10).add("old", 10), "public", "scans");
    var files = files("b").add("x", 20);
    assertThat(overwrite(files, "public", "scans").warnings).isEmpty();
    assertThat(LocalFiles.content(at("public/scans"))).isEqualTo(files.content());
    assertThat(pod.visible("public")).containsExactly("scans");
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeReplacedIsRestored(Toolset tools) throws Exception {
    open(tools);
    var old = files("a").add("x", 10);
    send(old, "public", "scans");
    brokenMove();
    assertThatThrownBy(() -> overwrite(files("b").add("x", 20), "public", "scans"))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("I/O error");
    assertThat(LocalFiles.content(at("public/scans"))).isEqualTo(old.content());
    assertThat(pod.visible("public")).containsExactly("scans");
  }

  /** A mv that moves anything but an upload. */
  private void brokenMove() throws IOException {
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
  }

  @ParameterizedTest
  @EnumSource
  void afterAFailureTheDirectoriesOnTheWayAreGoneToo(Toolset tools) throws Exception {
    open(tools);
    Files.createDirectories(at("public"));
    brokenMove();
    assertThatThrownBy(() -> send(files("a").add("x", 10), "public", "new", "deep", "scans"))
        .isInstanceOf(StagingFailure.class);
    assertThat(pod.names(".")).containsExactly("public");
    assertThat(pod.names("public")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void linksOnTheVolumeAreNotFollowed(Toolset tools) throws Exception {
    open(tools);
    var outside = Files.createDirectories(folder.resolve("outside/empty"));
    Files.createDirectories(at("public"));
    for (var link : List.of("public/out", "top", "public/.tracebloc-staging")) {
      Files.createSymbolicLink(at(link), outside);
    }
    for (var path :
        List.of(
            List.of("public", "out", "scans"),
            List.of("top", "scans"),
            List.of("top"),
            List.of("public", "scans"))) {
      for (var overwrite : List.of(true, false)) {
        var local = new LocalTransfer(pod, Destination.ofDirectory(path, overwrite));
        assertThatThrownBy(() -> local.transfer.send(files("a").add("x", 10)))
            .as(path.toString())
            .isInstanceOfSatisfying(
                StagingFailure.class,
                failure -> {
                  assertThat(failure).hasMessageContaining("is a symbolic link");
                  assertThat(failure.remedy()).contains("{flag:to}");
                });
        assertThat(local.events.warnings).isEmpty();
      }
    }
    assertThat(outside).isEmptyDirectory();
    assertThat(pod.names("public")).containsExactlyInAnyOrder("out", ".tracebloc-staging");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOnTheWayIsNamed(Toolset tools) throws Exception {
    open(tools);
    Files.writeString(at("public"), "a file");
    assertThatThrownBy(() -> send(files("a").add("x", 10), "public", "scans"))
        .isInstanceOfSatisfying(
            StagingFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("./public");
              assertThat(failure.remedy()).contains("A file stands where a directory is needed");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aSingleFileIsPutBesideWhatIsThere(Toolset tools) throws Exception {
    open(tools);
    Files.createDirectories(at("public"));
    Files.writeString(at("public/other"), "theirs");
    var files = files("a").add("-table *.csv", 10);
    var place = List.of("public", "-table *.csv");
    new LocalTransfer(pod, Destination.ofFile(place, false)).transfer.send(files);
    assertThat(Files.size(at("public/-table *.csv"))).isEqualTo(10);
    assertThat(pod.visible("public")).containsExactlyInAnyOrder("other", "-table *.csv");

    var again = files("b").add("-table *.csv", 20);
    assertThatThrownBy(
            () -> new LocalTransfer(pod, Destination.ofFile(place, false)).transfer.send(again))
        .isInstanceOf(NameTakenFailure.class);
    new LocalTransfer(pod, Destination.ofFile(place, true)).transfer.send(again);
    assertThat(Files.size(at("public/-table *.csv"))).isEqualTo(20);
    assertThat(pod.visible("public")).containsExactlyInAnyOrder("other", "-table *.csv");
  }

  @ParameterizedTest
  @EnumSource
  void onlyOldLeftoversOfTheVeryNameAreCleared(Toolset tools) throws Exception {
    open(tools);
    // What a pattern in the name would also mean, and what a person may call a backup.
    for (var entry :
        List.of(
            ".tracebloc-staging/s*.staging-0123abcd/x",
            ".tracebloc-staging/scans.staging-0123abcd/x",
            "s*.old-20240101/x",
            "s*.staging-20240101/x")) {
      write(at(entry), "old");
      for (var path = at(entry); !path.equals(pod.volume); path = path.getParent()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(7200)));
      }
    }
    send(files("a").add("x", 10), "s*");
    assertThat(pod.names(".tracebloc-staging"))
        .containsExactlyInAnyOrder("scans.staging-0123abcd", "s*.manifest");
    assertThat(pod.names("."))
        .containsExactlyInAnyOrder(
            ".tracebloc-staging", "s*", "s*.old-20240101", "s*.staging-20240101");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReplacedButCannotBeRemovedIsTold(Toolset tools) throws Exception {
    open(tools);
    send(files("a").add("x", 10), "scans");
    var bin = Files.createDirectories(folder.resolve("weak"));
    var rm = bin.resolve("rm");
    Files.writeString(
        rm,
        """
        #!/bin/sh
        case $2 in *.old-*) echo 'rm: not permitted' >&2; exit 1;; esac
        exec /bin/rm "$@"
        """);
    assertThat(rm.toFile().setExecutable(true)).isTrue();
    pod.through("/usr/bin/env", "PATH=" + bin + ":/usr/bin:/bin");
    var events = overwrite(files("b").add("x", 20), "scans");
    assertThat(Files.size(at("scans/x"))).isEqualTo(20);
    assertThat(events.warnings)
        .singleElement()
        .asString()
        .contains("could not be removed", ".tracebloc-staging/scans.old-");
  }
}
