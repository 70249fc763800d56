package io.tracebloc.commands;

import io.tracebloc.commands.declared.Instances;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands under a common name, as {@code datasets list}: the name alone shows them. Declared
 * without annotations, for every start of a command in it.
 */
final class CommandGroup implements Runnable {
  private final Map<String, Supplier<Object>> commands;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, Instances.FACTORY);

  /**
   * A group.
   *
   * @param description one line for the help
   * @param commands by the word behind the group's name, in the order of the help, each created
   *     when asked for
   */
  CommandGroup(String description, Map<String, Supplier<Object>> commands) {
    this.commands = new LinkedHashMap<>(commands);
    spec.usageMessage()
        .description(description)
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions:%n");
  }

  Map<String, Supplier<Object>> commands() {
    return commands;
  }

  /** Its declaration. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
