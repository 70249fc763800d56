package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something to start, with nothing on its standard input.
 *
 * @param title what reports call it
 * @param command program and arguments
 */
record Program(String title, List<String> command) {
  private static final Path NOWHERE = Path.of("/dev/null");

  /**
   * Runs it to its end, with its output thrown away.
   *
   * @return nanoseconds from start to end
   * @throws IOException if it cannot be started or does not end with 0; says what it complained of
   */
  long time() throws IOException, InterruptedException {
    var complaints = Files.createTempFile("complaints", ".txt");
    try {
      var start = System.nanoTime();
      var process = builder(Map.of()).redirectError(complaints.toFile()).start();
      var code = process.waitFor();
      var took = System.nanoTime() - start;
      if (code != 0) {
        throw failed(code, Files.readString(complaints));
      }
      return took;
    } finally {
      Files.delete(complaints);
    }
  }

  /**
   * Runs it to its end, whatever that is.
   *
   * @return nanoseconds from start to the first byte on its standard error
   * @throws IOException if it cannot be started or writes nothing there
   */
  long timeToFirstComplaint() throws IOException, InterruptedException {
    var start = System.nanoTime();
    var process = builder(Map.of()).start();
    try (var complaints = process.getErrorStream()) {
      if (complaints.read() < 0) {
        throw new IOException(title + " found nothing to complain of");
      }
      var took = System.nanoTime() - start;
      complaints.readAllBytes();
      process.waitFor();
      return took;
    }
  }

  /** Prepares a start with more environment; whoever starts it takes care of standard error. */
  ProcessBuilder builder(Map<String, String> environment) {
    var builder = new ProcessBuilder(command);
    builder.environment().remove("TRACEBLOC_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return builder.redirectInput(NOWHERE.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  IOException failed(int code, String complaints) {
    return new IOException("%s ended with %d: %s".formatted(title, code, complaints.strip()));
  }

  /** As one would type it. */
  String line() {
    return String.join(" ", command);
  }
}
