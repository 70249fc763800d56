package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/practice-cluster}, on what the build packaged. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ThePracticeClusterScriptIT {
  private static final Path SCRIPT =
      Path.of(System.getProperty("project.root")).resolve("scripts/practice-cluster");

  /** An exit status and what was printed. */
  private record Outcome(int code, String text) {}

  @TempDir private Path temporary;
  private Path home;

  @BeforeEach
  void chooseAHome() {
    home = temporary.resolve("a cluster's \"home\"");
  }

  @AfterEach
  void stopWhateverRuns() throws Exception {
    script("stop");
  }

  @Test
  void aClusterStartsOnceAndStopsWithoutATrace() throws Exception {
    var started = script("start");
    assertThat(started.code()).as(started.text()).isZero();
    assertThat(started.text())
        .contains("stand-in", "export KUBECONFIG='", "kubectl tracebloc push");
    assertThat(Files.getPosixFilePermissions(home)).hasSize(3);
    assertThat(Files.getPosixFilePermissions(home.resolve("kubeconfig"))).hasSize(2);
    assertThat(script("status").code()).isZero();

    var again = script("start");
    assertThat(again.code()).isZero();
    assertThat(again.text()).contains("running here already");

    var cluster = ProcessHandle.of(pid()).orElseThrow();
    var everything = cluster.descendants().toList();
    assertThat(everything).isNotEmpty();
    assertThat(script("stop").code()).isZero();
    assertThat(cluster.isAlive()).isFalse();
    assertThat(everything).noneMatch(ProcessHandle::isAlive);
    assertThat(home).doesNotExist();
    assertThat(script("status").code()).isEqualTo(3);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKilledClusterIsNoticedAndCleanedUp() throws Exception {
    assertThat(script("start").code()).isZero();
    var cluster = ProcessHandle.of(pid()).orElseThrow();
    var orphans = cluster.descendants().toList();
    cluster.destroyForcibly();
    cluster.onExit().join();
    assertThat(script("status").code()).isEqualTo(1);
    assertThat(script("start").text()).contains("Removing what an earlier", "is running");
    assertThat(orphans).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(script("stop").code()).isZero();
    assertThat(home).doesNotExist();
  }

  @Test
  void aForeignProcessOfTheSameNumberIsLeftAlone() throws Exception {
    Files.createDirectory(home);
    Files.createFile(home.resolve("practice-cluster"));
    Files.writeString(home.resolve("process"), ProcessHandle.current().pid() + " 1000\n");
    assertThat(script("status").code()).isEqualTo(1);
    assertThat(script("stop").code()).isZero();
    assertThat(home).doesNotExist();
  }

  @Test
  void aDirectoryWithOtherFilesIsRefused() throws Exception {
    Files.createDirectory(home);
    Files.createFile(home.resolve("thesis.txt"));
    var refused = script("start");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.text()).contains("is not empty and not a practice cluster's directory");
    assertThat(script("stop").code()).isZero();
    assertThat(home.resolve("thesis.txt")).exists();
  }

  @Test
  void wrongUsageIsExplained() throws Exception {
    assertThat(run(List.of(SCRIPT.toString(), "restart")).code()).isEqualTo(64);
    assertThat(run(List.of(SCRIPT.toString())).text()).startsWith("Usage: practice-cluster");
    var strange = List.of(SCRIPT.toString(), "start", "--ingestor-line", "oldest");
    assertThat(run(strange).code()).isEqualTo(64);
    var unknown = run(List.of(SCRIPT.toString(), "start", "--platform", "kubeflow"));
    assertThat(unknown.code()).isEqualTo(64);
    assertThat(unknown.text()).contains("kubeflow", "polyaxon-1");
  }

  @Test
  void otherPlatformsAreInstalledOnRequest() throws Exception {
    var words =
        List.of(
            "--dir", home.toString(), "--platform", "crater,clearml-5", "--platform=polyaxon-0");
    var start = new ArrayList<>(List.of(SCRIPT.toString(), "start"));
    start.addAll(words);
    var started = run(start);

    assertThat(started.code()).as(started.text()).isZero();
    assertThat(volumes()).hasSize(5);
  }

  /** Of the client's three volumes, and of those two that pods of the others mount. */
  private List<Path> volumes() throws IOException {
    try (var found = Files.list(home.resolve("data/volumes"))) {
      return found.toList();
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("process")).split(" ", -1)[0]);
  }

  private Outcome script(String command) throws Exception {
    return run(List.of(SCRIPT.toString(), command, "--dir", home.toString()));
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text);
    }
  }
}
