package io.tracebloc.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands under a common name, as {@code datasets list}: the name alone shows them. */
@Command(commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n")
final class CommandGroup implements Runnable {
  private final String description;
  private final Map<String, Supplier<Object>> commands;

  @Spec private CommandSpec spec;

  /**
   * A group.
   *
   * @param description one line for the help
   * @param commands by the word behind the group's name, in the order of the help, each created
   *     when asked for
   */
  CommandGroup(String description, Map<String, Supplier<Object>> commands) {
    this.description = description;
    this.commands = new LinkedHashMap<>(commands);
  }

  String description() {
    return description;
  }

  Map<String, Supplier<Object>> commands() {
    return commands;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
