package io.tracebloc.sandbox.pods.node;

import java.util.List;
import java.util.Map;

/**
 * How an image is run on this machine. The words of program and environment are used as they are:
 * they may name this machine's files. A container's own {@code command} replaces the program and
 * the arguments, its {@code args} replace the arguments.
 *
 * @param digest {@code sha256:...}, shown as the image id
 * @param program the entry point; empty if a container must bring a command
 * @param arguments what the program gets if the container says nothing
 * @param environment variables that the image sets
 */
public record Image(
    String digest, List<String> program, List<String> arguments, Map<String, String> environment) {
  public Image {
    program = List.copyOf(program);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** An image of plain tools, such as BusyBox or Alpine, that starts a shell. */
  public static Image ofTools(String digest) {
    return new Image(digest, List.of("sh"), List.of(), Map.of());
  }
}
