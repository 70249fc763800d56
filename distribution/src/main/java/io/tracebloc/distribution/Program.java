package io.tracebloc.distribution;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs programs that belong to the build, with nothing of the user's own configuration.
 *
 * @param home the folder that is their home and working directory
 */
record Program(Path home) {
  /** Runs a program that needs no options of the virtual machine. */
  void run(String... command) throws IOException {
    run(List.of(command), "");
  }

  /**
   * Runs a program to its end.
   *
   * @param options for the virtual machine of the distribution's launcher
   * @throws IOException with what it printed, if it fails
   */
  void run(List<String> command, String options) throws IOException {
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(KUBE|HELM_|XDG_|JAVA_).*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "KUBECONFIG",
                home.resolve("cluster/kubeconfig").toString(),
                "TRACEBLOC_JAVA_OPTIONS",
                options));
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(command.getFirst(), output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
    }
  }
}
