package io.tracebloc.engine.transfer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for a Pod with the volume as its working directory: constant text for any POSIX shell
 * with BusyBox's tools. Values reach it as positional parameters only, never as part of the text.
 *
 * @param name what the process is called
 * @param text the program
 */
public record VolumeScript(String name, String text) {
  public VolumeScript {
    requireNonNull(name);
    requireNonNull(text);
  }

  /** The resource {@code NAME.sh} beside a class. */
  public static VolumeScript beside(Class<?> owner, String name) {
    return new VolumeScript(name, read(owner, name));
  }

  /** A script without its comment lines, to keep request paths short. */
  static String read(Class<?> owner, String name) {
    var resource = name + ".sh";
    try (var in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^ *#.*\n", "")
          .replaceAll("(?m)^ +", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The command that runs it with these parameters. */
  public List<String> command(String... arguments) {
    var command = new ArrayList<>(List.of("sh", "-c", text, "tracebloc-" + name));
    command.addAll(List.of(arguments));
    return command;
  }
}
