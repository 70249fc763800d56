package io.tracebloc.commands;

import io.tracebloc.commands.completion.ValueKind;
import io.tracebloc.commands.options.Choices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tables that completion reads, so that it need not load picocli, say what is declared. */
class CompletionTableTest {
  /** Commands, or their groups, whose release can only be one of the tracebloc client. */
  private static final Set<String> INGESTING =
      Set.of("push", "ingest", "template", "datasets", "runs", "doctor");

  @ParameterizedTest
  @ValueSource(strings = {"kubectl", "helm"})
  void theTableIsUpToDate(String name) throws IOException {
    var host = name.equals("helm") ? Host.HELM : Host.KUBECTL;
    var file = "src/main/resources/io/tracebloc/commands/completion/%s.tsv".formatted(name);
    Golden.assertSame(table(host), Path.of(file));
  }

  private static String table(Host host) {
    var tree = Faces.tree(host);
    var connection = Faces.connection(host);
    var lines = Stream.<String>builder();
    lines.add("# Made from the commands' declarations; a test compares.");
    lines.add(line("command", "", "", ""));
    options(connection).map(option -> option(option, "connection", "")).forEach(lines);
    lines.add(option(tree.getCommandSpec().findOption("--help"), "", ""));
    Faces.commands(host).forEach((name, command) -> add(lines, name, command, connection));
    return lines.build().collect(Collectors.joining("\n", "", "\n"));
  }

  private static void add(
      Stream.Builder<String> lines, String name, CommandLine command, CommandSpec connection) {
    var spec = command.getCommandSpec();
    var namespace = spec.findOption("--namespace");
    var local = namespace == null || namespace.hidden() ? "local" : "";
    lines.add(line("command", name, local, first(spec.usageMessage().description())));
    options(spec)
        .filter(option -> connection.findOption(option.longestName()) == null)
        .map(option -> option(option, "", name))
        .forEach(lines);
    if (spec.userObject() instanceof HelpCommand) {
      lines.add(line("argument", ValueKind.COMMAND.name(), "", ""));
    } else {
      spec.positionalParameters()
          .forEach(
              argument ->
                  lines.add(
                      line(
                          "argument",
                          kind(argument, name).name(),
                          words(argument),
                          argument.isMultiValue() ? "repeatable" : "")));
    }
  }

  private static Stream<OptionSpec> options(CommandSpec spec) {
    return spec.options().stream().sorted(Comparator.comparing(OptionSpec::longestName));
  }

  private static String option(OptionSpec option, String property, String command) {
    var properties =
        Stream.of(
                property,
                option.hidden() ? "hidden" : "",
                option.isMultiValue() ? "repeatable" : "")
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return line(
        "option",
        names(option),
        properties,
        option(option, command).name(),
        words(option),
        first(option.description()));
  }

  /** The long names first, in the order of the declaration. */
  private static String names(OptionSpec option) {
    return Arrays.stream(option.names())
        .sorted(Comparator.comparing(name -> !name.startsWith("--")))
        .collect(Collectors.joining(" "));
  }

  private static ValueKind option(OptionSpec option, String command) {
    var names = List.of(option.names());
    if (option.typeInfo().isBoolean() || option.arity().max() == 0) {
      return ValueKind.NONE;
    }
    if (names.contains("--context") || names.contains("--kube-context")) {
      return ValueKind.CONTEXT;
    }
    if (names.contains("--namespace") || names.contains("--claim-namespace")) {
      return ValueKind.NAMESPACE;
    }
    return switch (names.getFirst()) {
      case "--cluster" -> ValueKind.CLUSTER;
      case "--user" -> ValueKind.USER;
      case "--release" -> release(command);
      default -> kind(option, command);
    };
  }

  private static ValueKind release(String command) {
    return INGESTING.contains(command.split(" ", 2)[0])
        ? ValueKind.CLIENT_RELEASE
        : ValueKind.RELEASE;
  }

  private static ValueKind kind(ArgSpec argument, String command) {
    if (!words(argument).isEmpty()) {
      return argument.splitRegex().isEmpty() ? ValueKind.WORDS : ValueKind.WORD_LIST;
    }
    return switch (argument.paramLabel()) {
      case "RELEASE" -> release(command);
      case "RUN" -> ValueKind.RUN;
      case "NAME" -> named(argument, command);
      case "COLUMN" -> ValueKind.COLUMN;
      case "COLUMN:TYPE,..." -> ValueKind.COLUMN_TYPES;
      case "DIRECTORY" -> ValueKind.FOLDER;
      case "FILE", "CHART" -> ValueKind.FILE;
      default -> argument.type().equals(Path.class) ? ValueKind.FILE : ValueKind.ANY;
    };
  }

  private static ValueKind named(ArgSpec argument, String command) {
    return argument.isPositional() && command.startsWith("datasets ")
        ? ValueKind.DATASET
        : ValueKind.ANY;
  }

  private static String words(ArgSpec argument) {
    return Arrays.stream(argument.converters())
        .filter(Choices.class::isInstance)
        .flatMap(converter -> ((Choices) converter).words().stream())
        .collect(Collectors.joining(" "));
  }

  /** The first line, without a list of words that are offered anyway. */
  private static String first(String[] description) {
    return description.length == 0
        ? ""
        : description[0].replaceFirst(": \\$\\{COMPLETION-CANDIDATES}", "");
  }

  private static String line(String... fields) {
    return String.join("\t", fields);
  }
}
