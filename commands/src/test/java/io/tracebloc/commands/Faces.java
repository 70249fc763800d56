package io.tracebloc.commands;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The whole command trees of both faces, and which commands of them are the same. */
public final class Faces {
  /** kubectl's name of a command to Helm's, where they differ. */
  static final Map<String, String> RENAMED = Map.of("push", "ingest");

  private Faces() {}

  static CommandLine tree(Host host) {
    var invocation = invocation(host);
    return new CommandTree(invocation, Face.of(invocation, new FakeEngine())).build(List.of());
  }

  /** All commands by their full names, groups before what is in them. */
  public static Map<String, CommandLine> commands(Host host) {
    var commands = new LinkedHashMap<String, CommandLine>();
    add(commands, "", tree(host));
    return commands;
  }

  private static void add(Map<String, CommandLine> commands, String prefix, CommandLine parent) {
    parent
        .getSubcommands()
        .forEach(
            (word, command) -> {
              commands.put(prefix + word, command);
              add(commands, prefix + word + " ", command);
            });
  }

  /** The options that every command of a face takes to reach a cluster. */
  static CommandSpec connection(Host host) {
    return CommandSpec.forAnnotatedObject(
        Face.of(invocation(host), new FakeEngine()).connectionFlags());
  }

  private static Invocation invocation(Host host) {
    var streams = new Streams(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    return new Terminal().of(host).invocation(streams);
  }
}
