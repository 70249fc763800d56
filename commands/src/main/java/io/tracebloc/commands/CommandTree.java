package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.commands.declared.DeclaredCommand;
import io.tracebloc.commands.declared.Instances;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
import picocli.CommandLine.TypeConversionException;

/**
 * The commands by name. Only those named on the command line are created, from tables, because
 * picocli would read the annotations of each by reflection at every start; all of them, and from
 * their annotations, for the help.
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
    var root = new CommandLine(new RootCommand().spec(), Instances.FACTORY);
    add(root, face.commands(), arguments);
    root.setCommandName(invocation.host().program());
    root.getCommandSpec().usageMessage().footer("", MORE, face.connectionHint());
    complete(root, arguments);
    root.registerConverter(Path.class, CommandTree::path);
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

  private void add(
      CommandLine parent, Map<String, Supplier<Object>> commands, List<String> arguments) {
    var named = new LinkedHashSet<>(commands.keySet());
    named.retainAll(arguments);
    var forHelp = named.isEmpty() || arguments.stream().anyMatch(CommandTree::mayAskForHelp);
    for (var name : Set.of("help").containsAll(named) ? commands.keySet() : named) {
      var command = commands.get(name).get();
      var path = parent.getParent() == null ? name : parent.getCommandName() + " " + name;
      var spec =
          forHelp || command instanceof CommandGroup ? annotated(command) : declared(path, command);
      parent.addSubcommand(name, new CommandLine(spec.name(name), Instances.FACTORY));
      if (command instanceof CommandGroup group) {
        spec.usageMessage().footer("", MORE);
        add(parent.getSubcommands().get(name), group.commands(), arguments);
      }
    }
  }

  /** In place of picocli's own, which is found by reflection together with twenty others. */
  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException unusable) {
      throw new TypeConversionException(
          "cannot convert '%s' to a path (%s)".formatted(word, unusable.getReason()));
    }
  }

  /** Short flags may stand together, as in {@code -Ah}. */
  private static boolean mayAskForHelp(String word) {
    return word.equals("help")
        || word.equals("--help")
        || (word.startsWith("-") && !word.startsWith("--") && word.contains("h"));
  }

  private CommandSpec declared(String path, Object command) {
    return DeclaredCommand.of(invocation.host().name(), path)
        .map(declared -> declared.spec(command))
        .orElseGet(() -> annotated(command));
  }

  private static CommandSpec annotated(Object command) {
    return command instanceof CommandGroup group
        ? group.spec()
        : CommandSpec.forAnnotatedObject(command);
  }

  private void complete(CommandLine command, List<String> arguments) {
    command.getSubcommands().values().forEach(inner -> complete(inner, arguments));
    var spec = command.getCommandSpec();
    if (spec.userObject() instanceof HelpCommand) {
      // Lists of commands show a header, if there is one, before the description.
      spec.usageMessage().header(new String[0]).description("Show the help of a command");
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
