package io.tracebloc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks run, on so little that their figures mean nothing. */
final class SmallRunIT {
  @TempDir private Path folder;

  private record Outcome(int code, String output) {}

  @Test
  void helpNamesEveryBenchmark() throws Exception {
    var help = run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.output())
        .contains("preflight-images", "preflight-scan", "preflight-csv", "preflight-mistake");
  }

  @Test
  void wrongUsageIsRefused() throws Exception {
    assertThat(run("preflight-everything").code()).isEqualTo(64);
    assertThat(run("preflight-images", "--rows", "5").output()).contains("no option --rows");
    assertThat(run("preflight-images", "--times", "0").code()).isEqualTo(64);
  }

  @Test
  void picturesAreComparedAndKeptWhereAsked() throws Exception {
    var run = run("preflight-images", "--files", "200", "--times", "1", "--data", data());
    assertThat(run.output()).contains("Machine", "Rival", "Median", "Ratio", "Memory");
    assertThat(run.code()).isZero();
    assertThat(folder.resolve("data/pictures-200/images/leaf_0000199.png")).isRegularFile();
  }

  @Test
  void dataIsRemovedWhereNobodyAskedToKeepIt() throws Exception {
    var run = run("preflight-scan", "--files", "50", "--times", "1");
    assertThat(run.output()).contains("50 names", "Ratio");
    assertThat(run.code()).isZero();
    try (var left = Files.list(temporary())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aTableIsCompared() throws Exception {
    var run = run("preflight-csv", "--rows", "2000", "--times", "1");
    assertThat(run.output()).contains("MB/s", "Ratio", "Memory");
    assertThat(run.code()).isZero();
  }

  @Test
  void aMistakeIsTold() throws Exception {
    var run = run("preflight-mistake", "--files", "50", "--times", "1", "--data", data());
    assertThat(run.output()).contains("after the runtime is up");
    assertThat(run.code()).isZero();
  }

  @Test
  void transfersAreExplained() throws Exception {
    var help = start("transfer", "--help");
    assertThat(help.output()).contains("push-table", "resume", "--kubeconfig");
    assertThat(help.code()).isZero();
    assertThat(start("transfer", "sideways").code()).isEqualTo(64);
    assertThat(start("transfer", "file", "--bytes", "many").code()).isEqualTo(64);
  }

  @Test
  void transfersAreComparedOnAPracticeCluster() throws Exception {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v kubectl").start().waitFor())
        .as("kubectl is installed")
        .isZero();
    var amounts = List.of("--times", "1", "--files", "20", "--line-bytes", "100000");
    var words = new ArrayList<>(List.of("files", "again", "line"));
    words.addAll(amounts);
    var run = start("transfer", words.toArray(String[]::new));
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output())
        .contains(
            "practice cluster", "Warm-up", "| files |", "| nothing changed |", "| line, noise");
    try (var left = Files.list(temporary())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void startsAreCompared() throws Exception {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v kubectl").start().waitFor())
        .as("kubectl is installed")
        .isZero();
    assertThat(start("startup", "--help").output()).contains("--times N", "--kubectl PROGRAM");
    assertThat(start("startup", "--times", "never").code()).isEqualTo(64);
    var run = start("startup", "--times", "1");
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("| `version --client` |", "| `validate pictures ", "| `info` |");
    try (var left = Files.list(temporary())) {
      assertThat(left).isEmpty();
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("temporary"));
  }

  private Outcome run(String... words) throws IOException, InterruptedException {
    return start("run", words);
  }

  private Outcome start(String script, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("project"), "benchmarks", script).toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TMPDIR", temporary().toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
