package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.commands.info.InfoCommand;
import io.tracebloc.commands.init.InitCommand;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.push.PushCommand;
import io.tracebloc.commands.stage.StageCommand;
import io.tracebloc.commands.validate.ValidateCommand;
import io.tracebloc.commands.version.BuildFacts;
import io.tracebloc.commands.version.VersionCommand;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
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
  private final Invocation invocation;
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  CommandTree(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    commands.put("push", () -> new PushCommand(invocation, engine));
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("init", () -> new InitCommand(invocation));
    commands.put("stage", () -> new StageCommand(invocation, engine));
    commands.put("info", () -> new InfoCommand(invocation, engine));
    commands.put("version", () -> new VersionCommand(invocation, BuildFacts.read()));
    commands.put("options", () -> new OptionsCommand(invocation));
    commands.put("help", HelpCommand::new);
  }

  CommandLine build(List<String> arguments) {
    var root = new CommandLine(new RootCommand());
    var named = new LinkedHashSet<>(commands.keySet());
    named.retainAll(arguments);
    for (var name : Set.of("help").containsAll(named) ? commands.keySet() : named) {
      root.addSubcommand(name, commands.get(name).get());
    }
    root.setCommandName(invocation.host().program());
    complete(root);
    root.getSubcommands().values().forEach(CommandTree::complete);
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

  private static void complete(CommandLine command) {
    var spec = command.getCommandSpec();
    if (spec.userObject() instanceof HelpCommand) {
      spec.usageMessage().description("Show the help of a command");
      return;
    }
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
    spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
    if (command.getParent() != null && spec.findOption("--context") == null) {
      acceptConnectionFlags(spec);
    }
  }

  /** Commands that need no cluster take the flags too, so that a habit or an alias is no error. */
  private static void acceptConnectionFlags(CommandSpec spec) {
    CommandSpec.forAnnotatedObject(new ConnectionOptions()).options().stream()
        .map(option -> OptionSpec.builder(option).hidden(true).build())
        .forEach(spec::addOption);
  }
}
