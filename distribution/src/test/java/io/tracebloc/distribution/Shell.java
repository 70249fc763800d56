package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as a shell would, with an environment of their own. */
public record Shell(Path directory, Map<String, String> environment) {
  /** A shell with the usual programs on its path and nothing else set. */
  public static Shell in(Path directory) {
    return new Shell(directory, Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString()));
  }

  public Shell with(String name, String value) {
    var changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Shell(directory, changed);
  }

  /** With a folder in front of the search path. */
  public Shell finding(Path folder) {
    return with("PATH", folder + ":" + environment.get("PATH"));
  }

  /** What a program left behind. */
  public record Outcome(int code, String out, String err) {}

  public Outcome run(Object... command) throws IOException, InterruptedException {
    var words = List.of(command).stream().map(Object::toString).toList();
    var out = Files.createTempFile("out", ".txt");
    var err = Files.createTempFile("err", ".txt");
    try {
      var builder = new ProcessBuilder(words).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectInput(Path.of("/dev/null").toFile());
      var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + words);
      }
      return new Outcome(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
