package io.tracebloc.sandbox.pods.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a container's processes: each in a session of its own where {@code setsid} is installed,
 * with nothing of the practice cluster's own environment.
 */
public final class Launcher {
  private final Programs programs;
  private final Optional<String> newSession;

  /** Starts programs of that collection. */
  public Launcher(Programs programs) {
    this.programs = programs;
    this.newSession = programs.onSearchPath("setsid").map(Object::toString);
  }

  /** The value of {@code PATH} for containers that set none. */
  public String path() {
    return programs.path();
  }

  /**
   * How a process is wired.
   *
   * @param input whether it gets a standard input; otherwise that is empty
   * @param mergeErrors whether standard error goes where standard output goes, as on a terminal
   */
  public record Wiring(boolean input, boolean mergeErrors) {}

  /**
   * Starts a command whose output nobody reads.
   *
   * @throws CannotStartException if there is no such program
   */
  public Process startQuiet(ContainerContext container, List<String> command)
      throws CannotStartException {
    return spawn(container, command, Redirect.DISCARD, new Wiring(false, true));
  }

  /**
   * Starts a command that a pod or a caller gave; its paths are translated.
   *
   * @throws CannotStartException if there is no such program
   */
  public Process start(ContainerContext container, List<String> command, Wiring wiring)
      throws CannotStartException {
    return spawn(container, command, Redirect.PIPE, wiring);
  }

  private Process spawn(
      ContainerContext container, List<String> command, Redirect output, Wiring wiring)
      throws CannotStartException {
    var words = new ArrayList<String>();
    var path = container.environment().getOrDefault("PATH", programs.path());
    words.add(
        programs
            .find(command.getFirst(), path, container.paths(), container.workingDirectory())
            .toString());
    words.addAll(
        ArchiveCommand.relativeToRoot(command, container)
            .orElseGet(() -> command.stream().skip(1).map(container.paths()::translate).toList()));
    return spawn(container, command.getFirst(), words, output, wiring);
  }

  /**
   * Starts an image's own program, whose words name this machine's files and stay as they are.
   *
   * @param arguments further words from the pod; their paths are translated
   * @throws CannotStartException if there is no such program
   */
  public Process startImage(
      ContainerContext container, List<String> program, List<String> arguments, Wiring wiring)
      throws CannotStartException {
    var words = new ArrayList<>(program);
    var path = container.environment().getOrDefault("PATH", programs.path());
    words.set(
        0,
        programs
            .find(program.getFirst(), path, new PathMap(List.of()), container.workingDirectory())
            .toString());
    arguments.stream().map(container.paths()::translate).forEach(words::add);
    return spawn(container, program.getFirst(), words, Redirect.PIPE, wiring);
  }

  private Process spawn(
      ContainerContext container, String name, List<String> words, Redirect output, Wiring wiring)
      throws CannotStartException {
    newSession.ifPresent(words::addFirst);
    if (!Files.isDirectory(container.workingDirectory())) {
      throw CannotStartException.of(
          name, "chdir to cwd set in config failed: no such file or directory", 126);
    }
    var builder = new ProcessBuilder(words).directory(container.workingDirectory().toFile());
    setEnvironment(builder.environment(), container, name);
    builder.redirectOutput(output);
    builder.redirectErrorStream(wiring.mergeErrors());
    if (!wiring.input()) {
      builder.redirectInput(Redirect.from(new File("/dev/null")));
    }
    try {
      return builder.start();
    } catch (IOException failure) {
      throw CannotStartException.of(name, failure.getMessage(), 126);
    }
  }

  private static void setEnvironment(
      Map<String, String> environment, ContainerContext container, String name)
      throws CannotStartException {
    environment.clear();
    try {
      environment.putAll(container.environment());
    } catch (IllegalArgumentException invalid) {
      throw CannotStartException.of(name, invalid.getMessage(), 126);
    }
    environment.put(ProcessTree.OWNER, container.owner());
    environment.put(ProcessTree.CONTAINER, container.id());
  }
}
