package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program to start, with nothing on its standard input.
 *
 * @param command program and arguments
 * @param environment what is set for it besides what this program has
 */
record Call(List<String> command, Map<String, String> environment) {
  private static final Path NOWHERE = Path.of("/dev/null");

  /**
   * What became of it.
   *
   * @param nanoseconds from start to end
   * @param output standard output
   */
  record Ended(long nanoseconds, String output) {}

  static Call of(String program, String... words) {
    var command = new ArrayList<String>();
    command.add(program);
    command.addAll(List.of(words));
    return new Call(command, Map.of());
  }

  /** The same with more words at the end. */
  Call and(String... words) {
    var longer = new ArrayList<>(command);
    longer.addAll(List.of(words));
    return new Call(longer, environment);
  }

  /** The same with a variable. */
  Call with(String variable, String value) {
    var larger = new TreeMap<>(environment);
    larger.put(variable, value);
    return new Call(command, larger);
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException if it cannot be started or does not end with 0; says what it complained of
   */
  Ended run() throws IOException, InterruptedException {
    return run(NOWHERE);
  }

  /** The same with the content of a file on its standard input. */
  Ended run(Path input) throws IOException, InterruptedException {
    var complaints = Files.createTempFile("complaints", ".txt");
    try {
      var start = System.nanoTime();
      var process =
          builder().redirectInput(input.toFile()).redirectError(complaints.toFile()).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      check(process, complaints);
      return new Ended(System.nanoTime() - start, output);
    } finally {
      Files.delete(complaints);
    }
  }

  /** Runs it with its output in another program's input, until both have ended. */
  Ended pipeInto(Call reader) throws IOException, InterruptedException {
    var complaints = Files.createTempFile("complaints", ".txt");
    try {
      var start = System.nanoTime();
      var both =
          ProcessBuilder.startPipeline(
              List.of(
                  builder().redirectInput(NOWHERE.toFile()).redirectError(appendTo(complaints)),
                  reader.builder().redirectError(appendTo(complaints))));
      var output =
          new String(both.getLast().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      reader.check(both.getLast(), complaints);
      check(both.getFirst(), complaints);
      return new Ended(System.nanoTime() - start, output);
    } finally {
      Files.delete(complaints);
    }
  }

  /** Starts it with its output thrown away. */
  Process start() throws IOException {
    return builder()
        .redirectInput(NOWHERE.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder.Redirect appendTo(Path file) {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(command);
    builder.environment().remove("TRACEBLOC_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return builder;
  }

  private void check(Process process, Path complaints) throws IOException, InterruptedException {
    var code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "%s ended with %d: %s"
              .formatted(String.join(" ", command), code, Files.readString(complaints).strip()));
    }
  }
}
