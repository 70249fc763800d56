package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One of kubectl's programs with a cluster.
 *
 * @param program its file, or its name on the path
 * @param namespace of everything it does
 */
record Kubectl(String program, Path kubeconfig, String namespace) {
  private static final Pattern VERSION = Pattern.compile("v[0-9]+\\.[0-9]+\\.[0-9]+");

  /** A call with these words behind the connection's. */
  Call call(String... words) {
    return Call.of(program, "--kubeconfig", kubeconfig.toString(), "-n", namespace).and(words);
  }

  /** What it says to these words. */
  String ask(String... words) throws IOException, InterruptedException {
    return call(words).run().output().strip();
  }

  /** Its version, such as {@code v1.33.4}. */
  String version() throws IOException, InterruptedException {
    // Releases differ in what they say around it.
    var said = Call.of(program, "version", "--client").run().output();
    var found = VERSION.matcher(said);
    if (!found.find()) {
      throw new IOException(program + " does not say its version: " + said);
    }
    return found.group();
  }

  /** The same program with another kubeconfig. */
  Kubectl through(Path other) {
    return new Kubectl(program, other, namespace);
  }
}
