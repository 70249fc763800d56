package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as the real kubectl starts it; every kubectl found on this machine is tried. */
class KubectlIT {
  private static final Path BIN = Path.of(System.getProperty("distribution"), "bin");

  private static final Pattern VERSION =
      Pattern.compile("(?m)^Version: +" + Pattern.quote(System.getProperty("version")) + "$");

  @TempDir private Path directory;

  /** On the search path, and versions kept beside the one that a link leads to. */
  private static List<Path> kubectls() throws IOException {
    var found = new ArrayList<Path>();
    for (var folder : System.getenv("PATH").split(":", -1)) {
      var kubectl = Path.of(folder, "kubectl");
      if (Files.isExecutable(kubectl)) {
        found.add(kubectl);
        try (var versions = Files.list(kubectl.toRealPath().getParent())) {
          versions
              .filter(file -> file.getFileName().toString().matches("kubectl\\.1\\.\\d+"))
              .forEach(found::add);
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private Stream<Shell.Outcome> run(String... arguments) throws Exception {
    var kubectls = kubectls();
    assumeFalse(kubectls.isEmpty(), "no kubectl here");
    var outcomes = new ArrayList<Shell.Outcome>();
    for (var kubectl : kubectls) {
      var command = new ArrayList<>(List.of(kubectl.toString()));
      command.addAll(Arrays.asList(arguments));
      outcomes.add(
          new Shell(directory, Map.of("PATH", BIN + ":/usr/bin:/bin", "HOME", directory.toString()))
              .run(command.toArray()));
    }
    return outcomes.stream();
  }

  @Test
  void thePluginIsListedWithoutComplaints() throws Exception {
    assertThat(run("plugin", "list"))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.out()).contains(BIN.resolve("kubectl-tracebloc").toString());
              assertThat(outcome.out() + outcome.err()).doesNotContainIgnoringCase("warning");
              assertThat(outcome.code()).isZero();
            });
  }

  @Test
  void itRunsAsACommandOfKubectl() throws Exception {
    assertThat(run("tracebloc", "version", "--client"))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.err()).isEmpty();
              assertThat(outcome.out()).containsPattern(VERSION);
              assertThat(outcome.code()).isZero();
            });
  }

  @Test
  void argumentsAndExitCodesPassThrough() throws Exception {
    assertThat(run("tracebloc", "push", "a b", "--name", "n"))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.code()).isEqualTo(3);
              assertThat(outcome.err()).startsWith("Error: Not enough is known");
            });
    assertThat(run("tracebloc", "--context", "x y", "info"))
        .allSatisfy(outcome -> assertThat(outcome.err()).contains("x y"));
  }
}
