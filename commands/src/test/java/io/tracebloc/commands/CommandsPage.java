package io.tracebloc.commands;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/commands.md}, made from what the commands declare. */
final class CommandsPage {
  private final StringBuilder page = new StringBuilder();
  private final Map<String, CommandLine> kubectl = Faces.commands(Host.KUBECTL);
  private final Map<String, CommandLine> helm = Faces.commands(Host.HELM);

  String text() {
    line("# Commands");
    line("");
    line(
        "Made from the declarations in the code; a test keeps it so. Where nothing is said about the");
    line("program, a command is the same in `kubectl tracebloc` and `helm tracebloc`.");
    line("");
    for (var names : commands().entrySet()) {
      command(names.getKey(), names.getValue());
    }
    connection();
    exitCodes();
    return page.toString();
  }

  /** kubectl's commands in their order, each with Helm's name for it; then what only Helm has. */
  private Map<String, String> commands() {
    var names = new LinkedHashMap<String, String>();
    kubectl.keySet().forEach(name -> names.put(name, Faces.RENAMED.getOrDefault(name, name)));
    helm.keySet().stream()
        .filter(name -> !names.containsValue(name))
        .forEach(name -> names.put(name, name));
    names.remove("help");
    names.keySet().removeIf(name -> isGroup(kubectl.get(name)) || isGroup(helm.get(name)));
    return names;
  }

  private static boolean isGroup(CommandLine command) {
    return command != null && !command.getSubcommands().isEmpty();
  }

  private void command(String kubectlName, String helmName) {
    var first = spec(kubectl, kubectlName);
    var second = spec(helm, helmName);
    line("## " + Stream.of(kubectlName, helmName).distinct().collect(joining(", ")));
    line("");
    line("```");
    first.ifPresent(spec -> line(usage(spec)));
    second.ifPresent(spec -> line(usage(spec)));
    line("```");
    line("");
    var told = first.or(() -> second).orElseThrow();
    var description = String.join("\n", told.usageMessage().description()).strip();
    line(plain(description) + "\n");
    arguments(first, second);
    options(first, second);
  }

  private static Optional<CommandSpec> spec(Map<String, CommandLine> commands, String name) {
    return Optional.ofNullable(commands.get(name)).map(CommandLine::getCommandSpec);
  }

  private static String usage(CommandSpec spec) {
    var arguments =
        spec.positionalParameters().stream()
            .map(
                argument ->
                    argument.required()
                        ? " " + argument.paramLabel()
                        : " [" + argument.paramLabel() + "]")
            .collect(joining());
    return spec.qualifiedName() + arguments + " [OPTIONS]";
  }

  private void arguments(Optional<CommandSpec> first, Optional<CommandSpec> second) {
    var told = new LinkedHashMap<String, ArgSpec>();
    Stream.concat(second.stream(), first.stream())
        .flatMap(spec -> spec.positionalParameters().stream())
        .forEach(argument -> told.putIfAbsent(argument.paramLabel(), argument));
    told.remove("COMMAND");
    if (!told.isEmpty()) {
      line("| argument | |");
      line("|---|---|");
      told.forEach((name, argument) -> line("| `%s` | %s |".formatted(name, words(argument))));
      line("");
    }
  }

  private void options(Optional<CommandSpec> first, Optional<CommandSpec> second) {
    var sections = new LinkedHashMap<String, Map<String, String>>();
    first.ifPresent(spec -> collect(spec, Host.KUBECTL, second, sections));
    second.ifPresent(spec -> collect(spec, Host.HELM, first, sections));
    sections.forEach(
        (heading, rows) -> {
          line("| " + heading + " | |");
          line("|---|---|");
          rows.values().forEach(this::line);
          line("");
        });
  }

  private void collect(
      CommandSpec spec,
      Host host,
      Optional<CommandSpec> other,
      Map<String, Map<String, String>> sections) {
    var own = Faces.connection(host).optionsMap().keySet();
    var options = spec.options().stream().sorted(Comparator.comparingInt(CommandsPage::order));
    for (var option : options.toList()) {
      if (option.hidden() || own.contains(option.longestName())) {
        continue;
      }
      var rows = sections.computeIfAbsent(heading(option.group()), _ -> new LinkedHashMap<>());
      var only =
          other.isPresent() && other.get().findOption(option.names()[0]) == null
              ? " (%s only)".formatted(host.name())
              : "";
      rows.putIfAbsent(option.names()[0], row(option, only));
    }
  }

  /** As in the help: first what is in no group, last what says which release. */
  private static int order(OptionSpec option) {
    var group = option.group();
    while (group != null && group.parentGroup() != null) {
      group = group.parentGroup();
    }
    return group == null ? Integer.MIN_VALUE : group.order();
  }

  private static String heading(ArgGroupSpec group) {
    if (group == null) {
      return "options";
    }
    var heading = group.heading();
    return heading == null
        ? heading(group.parentGroup())
        : heading.replace("%n", "").replaceFirst(":$", "").strip();
  }

  private static String row(OptionSpec option, String only) {
    var names =
        Arrays.stream(option.names())
            .filter(name -> !name.equals("--debug"))
            .collect(joining(", "));
    var value = option.typeInfo().isBoolean() ? "" : "=" + option.paramLabel();
    return "| `%s%s` | %s%s |".formatted(names, value, words(option), only);
  }

  private static String words(ArgSpec argument) {
    return Arrays.stream(argument.description())
        .map(CommandsPage::plain)
        .collect(joining(" "))
        .replace("|", "\\|");
  }

  private static String plain(String text) {
    return text.replace("<", "&lt;").replace("*", "\\*");
  }

  private void connection() {
    line("## Choosing a cluster");
    line("");
    line(
        "Every command takes the flags of its host program. Helm takes its own out of the arguments and");
    line(
        "hands them over as `HELM_*` variables; without Helm they can be given all the same, and beat the");
    line("variables.");
    line("");
    for (var host : List.of(Host.KUBECTL, Host.HELM)) {
      line("| `%s` | |".formatted(host.program()));
      line("|---|---|");
      Faces.connection(host).options().stream()
          .sorted(Comparator.comparing(OptionSpec::longestName))
          .forEach(option -> line(row(option, "")));
      line("");
    }
  }

  private void exitCodes() {
    line("## Exit codes");
    line("");
    line("| code | meaning |");
    line("|---|---|");
    for (var code : ExitCode.values()) {
      line("| %d | %s |".formatted(code.code(), code.meaning()));
    }
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
