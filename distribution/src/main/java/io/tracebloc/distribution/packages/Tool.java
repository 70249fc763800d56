package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Runs programs that belong to making a release. */
final class Tool {
  private Tool() {}

  /**
   * Runs a program to its end.
   *
   * @throws IOException with what it printed, if it fails
   */
  static void run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(command.getFirst(), output.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
    }
  }
}
