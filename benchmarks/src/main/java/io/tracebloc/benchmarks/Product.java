package io.tracebloc.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built command.
 *
 * @param distribution folder with its launcher and its runtime
 */
record Product(Path distribution) {
  /** A call of the command, as a person makes it: with the launcher's heap of 256 MiB. */
  Program call(String... words) {
    var command = new ArrayList<String>();
    command.add(distribution.resolve("bin/kubectl-tracebloc").toString());
    command.addAll(List.of(words));
    return new Program("kubectl tracebloc " + words[0], command);
  }

  /** The command's runtime, doing nothing. */
  Program bareRuntime() {
    var java = distribution.resolve("runtime/bin/java").toString();
    return new Program(
        "its Java runtime alone", List.of(java, "-XX:+UseSerialGC", "-Xshare:auto", "-version"));
  }
}
