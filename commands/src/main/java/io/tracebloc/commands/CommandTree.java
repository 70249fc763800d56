package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The commands by name. Only those named on the command line are created, because picocli reads the
 * annotations of each by reflection at every start; all of them when none is named, for the help.
 */
final class CommandTree {
  private static final String MORE =
      "Use \"${COMMAND-FULL-NAME} <command> --help\" for more about a command.";

  private final Invocation invocation;
  private final Face face;

  CommandTree(Invocation invocation, Face face) {
    this.invocation = invocation;
    this.face = face;
  }

  CommandLine build(List<String> arguments) {
    var root = new CommandLine(new RootCommand());
    add(root, face.commands(), arguments);
    root.setCommandName(invocation.host().program());
    root.getCommandSpec().usageMessage().footer("", MORE, face.connectionHint());
    complete(root, arguments);
    return root.setOut(new PrintWriter(invocation.streams().out(), true, UTF_8))
        .setErr(new PrintWriter(invocation.streams().err(), true, UTF_8))
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setExpandAtFiles(false)
        .setAbbreviatedOptionsAllowed(false)
        // Refused with a sentence of our own, see RepeatedOptions.
        .setOverwrittenOptionsAllowed(true)
        .setCaseInsensitiveEnumValuesAllowed(false);
  }

  private static void add(
      CommandLine parent, Map<String, Supplier<Object>> commands, List<String> arguments) {
    var named = new LinkedHashSet<>(commands.keySet());
    named.retainAll(arguments);
    for (var name : Set.of("help").containsAll(named) ? commands.keySet() : named) {
      var command = commands.get(name).get();
      parent.addSubcommand(name, command);
      var added = parent.getSubcommands().get(name).setCommandName(name);
      if (command instanceof CommandGroup group) {
        added.getCommandSpec().usageMessage().description(group.description()).footer("", MORE);
        add(added, group.commands(), arguments);
      }
    }
  }

  private void complete(CommandLine command, List<String> arguments) {
    command.getSubcommands().values().forEach(inner -> complete(inner, arguments));
    var spec = command.getCommandSpec();
    if (spec.userObject() instanceof HelpCommand) {
      spec.usageMessage().description("Show the help of a command");
      return;
    }
    face.adapt(spec);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
    spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
    for (var mixin : spec.mixins().values()) {
      if (mixin.userObject() instanceof Subject subject) {
        spec.usageMessage().footer(subject.footer().toArray(String[]::new));
      }
    }
    if (command.getParent() != null
        && spec.findOption("--kubeconfig") == null
        && !knowsAll(spec, arguments)) {
      acceptConnectionFlags(spec);
    }
  }

  /** Whether these are flags of the command, which then needs no others: they take time to read. */
  private static boolean knowsAll(CommandSpec spec, List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.stream()
            .filter(argument -> argument.startsWith("-"))
            .allMatch(argument -> spec.findOption(argument.split("=", 2)[0]) != null);
  }

  /** Commands that need no cluster take the flags too, so that a habit or an alias is no error. */
  private void acceptConnectionFlags(CommandSpec spec) {
    CommandSpec.forAnnotatedObject(face.connectionFlags()).options().stream()
        .map(option -> OptionSpec.builder(option).hidden(true).build())
        .forEach(spec::addOption);
  }
}
