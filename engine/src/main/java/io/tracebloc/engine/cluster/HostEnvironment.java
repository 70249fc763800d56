package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the engine may know of the process it runs in; handed in by the face, so that tests can make
 * one up.
 *
 * @param variables environment variables
 * @param home the user's home directory
 * @param workingDirectory against which relative paths given as flags are resolved
 * @param terminal whether a person can be asked (standard input and error are a terminal)
 * @param helperWords takes each line, printable, that a credential helper writes to its standard
 *     error where there is no terminal: a person may have to act on it
 */
public record HostEnvironment(
    Map<String, String> variables,
    Path home,
    Path workingDirectory,
    boolean terminal,
    Consumer<String> helperWords) {
  public HostEnvironment {
    variables = Map.copyOf(variables);
    requireNonNull(helperWords);
  }

  /** One in which nobody listens to credential helpers while they run. */
  public HostEnvironment(
      Map<String, String> variables, Path home, Path workingDirectory, boolean terminal) {
    this(variables, home, workingDirectory, terminal, words -> {});
  }
}
