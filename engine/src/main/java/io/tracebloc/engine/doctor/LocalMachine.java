package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** This very machine. */
final class LocalMachine implements Machine {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int LARGEST_OUTPUT = 1024 * 1024;

  private final HostEnvironment environment;

  LocalMachine(HostEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Optional<String> output(String... command) {
    var builder = new ProcessBuilder(List.of(command)).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    Optional<Path> answer = Optional.empty();
    try {
      answer = Optional.of(Files.createTempFile("doctor", ".txt"));
      // Into a file, so that waiting for the end and reading do not need a thread each.
      var process =
          builder
              .redirectInput(Redirect.from(Path.of(nothing()).toFile()))
              .redirectOutput(answer.get().toFile())
              .start();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return process.exitValue() == 0 ? Optional.of(read(answer.get())) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      answer.ifPresent(LocalMachine::remove);
    }
  }

  private static String nothing() {
    return isWindows() ? "NUL" : "/dev/null";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // A few bytes in the folder for temporary files.
    }
  }

  @Override
  public OptionalLong freeBytes(Path path) {
    try {
      return OptionalLong.of(Files.getFileStore(nearest(path)).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<String> fileSystem(Path path) {
    try {
      return Optional.of(Files.getFileStore(nearest(path)).type());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** The path, or the nearest directory above it that is there. */
  private static Path nearest(Path path) {
    var there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  @Override
  public Optional<Node> node(Path path) {
    try {
      var mode = (Integer) Files.getAttribute(path, "unix:mode");
      var owner = (Integer) Files.getAttribute(path, "unix:uid");
      return Optional.of(new Node(mode & 07777, owner));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public Map<String, String> variables() {
    return environment.variables();
  }

  @Override
  public Path home() {
    return environment.home();
  }
}
