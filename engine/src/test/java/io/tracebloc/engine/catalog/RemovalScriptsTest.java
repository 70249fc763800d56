package io.tracebloc.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.VolumeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that work on the volume, run by real shells. */
class RemovalScriptsTest {
  @TempDir private Path volume;

  private ScriptAnswer run(String shell, String script, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(shell.split(" ")));
    var whole = VolumeScript.beside(Removal.class, script).command(arguments);
    command.addAll(whole.subList(1, whole.size()));
    var process =
        new ProcessBuilder(command).directory(volume.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return new ScriptAnswer(output);
  }

  private void write(String path) throws IOException {
    var file = volume.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void bothCopiesGoAndOthersStay(String shell) throws Exception {
    write("scans/a\nb/x");
    write(".tracebloc-staging/scans/labels.csv");
    write(".tracebloc-staging/scans.manifest");
    write("scans_test/x");
    write(".tracebloc-staging/scans_test/x");
    assertThat(run(shell, "remove", "scans").output()).isEqualTo("gone\ngone\ndone\n");
    assertThat(volume.resolve("scans")).doesNotExist();
    assertThat(volume.resolve(".tracebloc-staging/scans.manifest")).doesNotExist();
    assertThat(volume.resolve("scans_test/x")).exists();
    assertThat(volume.resolve(".tracebloc-staging/scans_test/x")).exists();
    assertThat(run(shell, "remove", "scans").output()).isEqualTo("gone\ngone\ndone\n");
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws Exception {
    Files.createDirectories(elsewhere.resolve("scans"));
    Files.createSymbolicLink(volume.resolve(".tracebloc-staging"), elsewhere);
    Files.createSymbolicLink(volume.resolve("scans"), elsewhere.resolve("scans"));
    var answer = run("sh", "remove", "scans");
    assertThat(answer.output()).startsWith("gone\nleft unknown\nwhy .tracebloc-staging is");
    assertThat(elsewhere.resolve("scans")).exists();
    assertThat(Files.isSymbolicLink(volume.resolve("scans"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void lockSaysOneLine(String shell) throws Exception {
    Files.writeString(volume.resolve(".tracebloc-ingest-scans.lock"), "x\\nreplacing\nreplacing\n");
    assertThat(run(shell, "lock", "scans").says("replacing")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void lockIsRead(String shell) throws Exception {
    assertThat(IngestLock.of(run(shell, "lock", "scans"))).isEmpty();
    Files.writeString(
        volume.resolve(".tracebloc-ingest-scans.lock"), "{\n\"ingestor_id\":\"run-1\"}\n");
    var lock = IngestLock.of(run(shell, "lock", "scans")).orElseThrow();
    assertThat(lock.run()).contains("run-1");
    assertThat(lock.isHeld()).isTrue();
    assertThat(lock.age()).isLessThan(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void filesAreCounted(String shell) throws Exception {
    write("scans/a");
    write("scans/deep/b\nc");
    assertThat(run(shell, "files", volume.toString(), "scans").output())
        .isEqualTo("present 2 10\nabsent\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void leftoversAreFoundInAnySpelling(String shell) throws Exception {
    write("Scans/a");
    write(".tracebloc-staging/scans/a");
    write("scans_test/a");
    assertThat(run(shell, "leftovers", volume.toString(), "scans").output().lines())
        .containsExactlyInAnyOrder("left Scans", "left scans");
    assertThat(run(shell, "leftovers", volume.toString(), "none").output()).isEmpty();
  }
}
