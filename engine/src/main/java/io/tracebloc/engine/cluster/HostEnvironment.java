package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the engine may know of the process it runs in; handed in by the face, so that tests can make
 * one up.
 *
 * @param variables environment variables
 * @param home the user's home directory
 * @param workingDirectory against which relative paths given as flags are resolved
 * @param terminal whether a person can be asked (standard input and error are a terminal)
 */
public record HostEnvironment(
    Map<String, String> variables, Path home, Path workingDirectory, boolean terminal) {
  public HostEnvironment {
    variables = Map.copyOf(variables);
  }
}
