package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The options of the virtual machine stand in the launcher, in the settings of Windows' launchers
 * and where the ahead-of-time caches are made: a cache fits only the collector that it was made
 * with, and a program behaves alike only with the same heap and the same permissions.
 */
class JavaOptionsTest {
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  /** What is told to the program where there is a shell. */
  private static final List<String> ELSEWHERE = List.of("-Dtracebloc.terminals", "-Dtracebloc.end");

  @TempDir private Path directory;
  private List<String> launcher;

  /** Starts the launcher with a virtual machine that only prints its arguments. */
  @BeforeEach
  void startTheLauncher() throws Exception {
    var script = Files.createDirectories(directory.resolve("bin")).resolve("kubectl-tracebloc");
    Files.copy(PROJECT.resolve("distribution/src/main/launchers/tracebloc"), script);
    var java = Files.createDirectories(directory.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.createDirectories(directory.resolve("native"));
    Files.createFile(directory.resolve("native/libhelm.so"));
    for (var program : List.of(script, java)) {
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    launcher = Shell.in(directory).run(script, "x").out().lines().toList();
  }

  private static List<String> windows() throws IOException {
    var source = Files.readString(PROJECT.resolve("scripts/build/WindowsParts.java"));
    var list = source.substring(source.indexOf("JAVA_OPTIONS ="));
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(list.substring(0, list.indexOf(';')))
        .results()
        .map((MatchResult option) -> option.group(1))
        .toList();
  }

  /** Those that the caches are trained with. */
  private List<String> training() throws IOException {
    var caches = new AotCache(directory);
    Files.createDirectories(directory.resolve("lib"));
    caches.begin(List.of());
    var options = new ArrayList<String>();
    assertThatThrownBy(
            () ->
                caches.complete(
                    "answers",
                    java -> {
                      options.addAll(java);
                      throw new IOException("not run");
                    }))
        .hasMessage("not run");
    return options;
  }

  private static List<String> only(List<String> options, String pattern) {
    return options.stream().filter(option -> option.matches(pattern)).sorted().toList();
  }

  @Test
  void collectorHeapAndNativeAccessAreTheSameEverywhere() throws IOException {
    for (var pattern :
        List.of("-Xmx.*", "-XX:[+]Use\\w+GC", "-XX:[+-]\\w*Compact.*", "--enable-native.*")) {
      var expected = only(launcher, pattern);
      assertThat(only(windows(), pattern)).as("Windows: %s", pattern).isEqualTo(expected);
      assertThat(only(training(), pattern)).as("training: %s", pattern).isEqualTo(expected);
    }
    assertThat(only(launcher, "-Xmx.*|-XX:[+]Use\\w+GC|--enable-native.*")).hasSize(3);
  }

  /** What the training did often would be compiled at once in each run that does it once. */
  @Test
  void cachesRememberClassesAndNothingOfTheTraining() throws IOException {
    assertThat(training())
        .containsSubsequence("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
  }

  @Test
  void windowsGetsAllThatTheLauncherPassesInEachCase() throws IOException {
    assertThat(only(windows(), "-X.*|--.*")).isEqualTo(only(launcher, "-X.*|--.*"));
    assertThat(windows().stream().map(JavaOptionsTest::name))
        .containsAll(
            only(launcher, "-D.*").stream()
                .map(JavaOptionsTest::name)
                .filter(name -> !ELSEWHERE.contains(name))
                .toList());
  }

  private static String name(String option) {
    return option.replaceFirst("=.*", "");
  }
}
