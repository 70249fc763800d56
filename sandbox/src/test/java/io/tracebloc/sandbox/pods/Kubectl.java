package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real kubectl, run as a person would.
 *
 * @param program the executable
 */
record Kubectl(Path program, Path kubeconfig, Path directory) {
  private static final int LONGEST_SECONDS = 60;

  /** What a command did. */
  record Outcome(int exitCode, Path file, String errors) {
    String output() {
      try {
        return Files.readString(file);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** The kubectl on the path and, beside the real file, those of other versions. */
  static List<Path> installed() {
    var found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "kubectl"))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      return List.of();
    }
    try {
      var real = found.get().toRealPath();
      try (Stream<Path> siblings = Files.list(real.getParent())) {
        var versions =
            siblings
                .filter(file -> file.getFileName().toString().matches("kubectl\\.1\\.\\d+"))
                .sorted()
                .toList();
        return versions.isEmpty() ? List.of(real) : versions;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The oldest and the newest kubectl at hand; they differ in how they open streams. */
  static List<Path> oldestAndNewest() {
    var all = installed();
    return all.size() < 2 ? all : List.of(all.getFirst(), all.getLast());
  }

  Outcome run(String... arguments) {
    return runWithInput(Optional.empty(), arguments);
  }

  /** Runs it and expects success. */
  String output(String... arguments) {
    var outcome = run(arguments);
    assertThat(outcome.exitCode()).as(outcome.errors() + outcome.output()).isZero();
    return outcome.output();
  }

  Outcome runWithInput(Optional<Path> input, String... arguments) {
    try {
      var out = Files.createTempFile(directory, "out", "");
      var errors = Files.createTempFile(directory, "err", "");
      var process =
          builder(arguments)
              .redirectInput(input.map(Path::toFile).orElse(new File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "kubectl does not end: " + Files.readString(out) + Files.readString(errors));
      }
      return new Outcome(process.exitValue(), out, Files.readString(errors));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** A command that goes on until it is destroyed. */
  Process start(String... arguments) {
    try {
      return builder(arguments).redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    var words = new ArrayList<String>();
    words.add(program.toString());
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder
        .environment()
        .putAll(Map.of("KUBECONFIG", kubeconfig.toString(), "HOME", directory.toString()));
    return builder;
  }
}
