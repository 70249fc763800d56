package io.tracebloc.engine.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A kubectl of this machine, run with nothing of the machine's own environment. */
record RealKubectl(Path program) {
  /** What a run gave. */
  record Outcome(int code, String output, String error) {}

  /**
   * The oldest and the newest {@code kubectl.1.*} beside the kubectl on the path, else that one;
   * empty, with a message, where there is none.
   */
  static List<RealKubectl> oldestAndNewest() {
    var found = onPath();
    if (found.isEmpty()) {
      System.err.println("No kubectl on the PATH: the tests with the real kubectl are left out");
      return List.of();
    }
    var versions = beside(found.get());
    var chosen =
        versions.isEmpty()
            ? List.of(found.get())
            : List.of(versions.getFirst(), versions.getLast());
    return chosen.stream().distinct().map(RealKubectl::new).toList();
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> beside(Path kubectl) {
    try (var files = Files.list(kubectl.toRealPath().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().matches("kubectl\\.1\\.\\d+"))
          .sorted(Comparator.comparingInt(RealKubectl::minor))
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static int minor(Path kubectl) {
    var name = kubectl.getFileName().toString();
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Runs it to its end in a directory, which is also its home. */
  Outcome run(Path directory, Map<String, String> variables, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    var error = Files.createTempFile(directory, "kubectl", ".err");
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", directory.toString());
    builder.environment().putAll(variables);
    builder.redirectError(error.toFile()).redirectInput(new File("/dev/null"));
    var process = builder.start();
    try {
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      return new Outcome(process.exitValue(), output, Files.readString(error));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(error);
    }
  }

  @Override
  public String toString() {
    return program.getFileName().toString();
  }
}
