package io.tracebloc.distribution;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs programs that belong to the build, with nothing of the user's own configuration.
 *
 * @param home the folder that is their home and working directory
 */
record Program(Path home) {
  /**
   * Runs a program to its end.
   *
   * @throws IOException with what it printed, if it fails
   */
  void run(String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(KUBE|HELM_|XDG_|JAVA_|TRACEBLOC_).*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "KUBECONFIG",
                home.resolve("cluster/kubeconfig").toString(),
                "HELM_NAMESPACE",
                "practice"));
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(command[0], output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command[0] + " ran");
    }
  }
}
