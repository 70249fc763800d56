package io.tracebloc.e2e;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command as a person would type it, with its folder and environment. Immutable. */
public record Command(List<String> words, Path folder, Map<String, String> environment) {
  /** Longer than any scenario needs on a busy machine. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * A command in the folder that inherits nothing from the environment but the search path and the
   * home directory given here.
   */
  public static Command in(Path folder, String... words) {
    var environment =
        Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "LANG", "C.UTF-8");
    return new Command(List.of(words), folder, environment);
  }

  public Command with(String variable, String value) {
    var changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new Command(words, folder, changed);
  }

  public Command and(String... more) {
    var longer = new ArrayList<>(words);
    longer.addAll(List.of(more));
    return new Command(longer, folder, environment);
  }

  /**
   * Runs the command to its end; kills it and fails when it takes longer than {@link #PATIENCE}.
   */
  public Outcome run() {
    try (var running = start()) {
      return running.await(PATIENCE);
    }
  }

  /**
   * The command so that it hears Ctrl-C: a build that was started in the background ignores it, and
   * its children inherit that.
   */
  public Command hearingSignals() {
    var reset = List.of("env", "--default-signal=INT,HUP,TERM");
    if (new Command(reset, folder, environment).and("true").run().exitCode() != 0) {
      return this;
    }
    return new Command(reset, folder, environment).and(words.toArray(String[]::new));
  }

  /** Starts the command without waiting. */
  public Running start() {
    try {
      var output = Files.createTempFile(folder, "stdout", ".txt");
      var errors = Files.createTempFile(folder, "stderr", ".txt");
      var builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(words, builder.start(), output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A started command.
   *
   * @param output file that takes its standard output
   * @param errors file that takes its standard error
   */
  public record Running(List<String> words, Process process, Path output, Path errors)
      implements AutoCloseable {
    /** What it has written to standard error so far. */
    public String errorsSoFar() {
      return read(errors);
    }

    /** What it has written to standard output so far. */
    public String outputSoFar() {
      return read(output);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Sends a signal, for example {@code INT}. */
    public void signal(String name) {
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    public Outcome await(Duration patience) {
      try {
        if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
          throw new AssertionError(
              "still running after %s: %s\n%s".formatted(patience, words, errorsSoFar()));
        }
        return new Outcome(
            words, process.exitValue(), Files.readString(output), Files.readString(errors));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
