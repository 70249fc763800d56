package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Several calls of both plugins in one process, from which the build learns what the program uses
 * when it starts: {@code Rehearsal FILE CLASS...}. Each line of the file is a call, its words apart
 * by tabs: the exit code that it must have, the host program, the arguments. The classes are those
 * that a start loads besides.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Runs with the arguments above; ends with 1 if a call ends otherwise than it must. */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    for (var name : Arrays.asList(arguments).subList(1, arguments.length)) {
      Class.forName(name);
    }
    for (var line : Files.readAllLines(Path.of(arguments[0]), UTF_8)) {
      var words = List.of(line.split("\t", -1));
      var host = words.get(1).equals(Host.HELM.name()) ? Host.HELM : Host.KUBECTL;
      var code = RealProcess.run(host, words.subList(2, words.size()).toArray(String[]::new));
      if (code != Integer.parseInt(words.getFirst())) {
        System.err.println(
            "Ended with " + code + ": " + String.join(" ", words.subList(1, words.size())));
        System.exit(1);
      }
    }
    ProcessEnd.rehearse();
    System.exit(0);
  }
}
