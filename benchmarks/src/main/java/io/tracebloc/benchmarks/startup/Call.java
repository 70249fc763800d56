package io.tracebloc.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to start, with nothing on its standard input and its output thrown away.
 *
 * @param command program and arguments
 * @param code the exit code that it must end with
 * @param directory where it runs
 * @param environment besides this process's own
 */
record Call(List<String> command, int code, Path directory, Map<String, String> environment) {
  /**
   * Runs it to its end.
   *
   * @return nanoseconds
   * @throws IOException if it cannot be started or ends with another code
   */
  long time() throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("TRACEBLOC_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    builder
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    var start = System.nanoTime();
    var ended = builder.start().waitFor();
    var took = System.nanoTime() - start;
    if (ended != code) {
      throw new IOException(
          "%s ended with %d, not with %d".formatted(String.join(" ", command), ended, code));
    }
    return took;
  }
}
