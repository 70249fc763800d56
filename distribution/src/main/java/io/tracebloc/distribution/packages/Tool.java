package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Runs programs that belong to the build or to making a release. */
public final class Tool {
  private Tool() {}

  /**
   * Runs a program to its end.
   *
   * @throws IOException with what it printed, if it fails
   */
  public static void run(List<String> command) throws IOException {
    run(new ProcessBuilder(command));
  }

  /**
   * Runs a program to its end, with nothing on its standard input.
   *
   * @param program all about it but its streams
   * @throws IOException with what it printed, if it fails
   */
  public static void run(ProcessBuilder program) throws IOException {
    var name = program.command().getFirst();
    var process = program.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(name, output.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + name + " ran");
    }
  }
}
