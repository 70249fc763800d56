package io.tracebloc.commands;

import io.tracebloc.engine.failure.Printable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, with a suggestion where one is close. */
final class UsageProblem {
  private UsageProblem() {}

  static String of(ParameterException exception) {
    return switch (exception) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> "Missing " + names(missing);
      default -> Printable.of(withFirstName(exception));
    };
  }

  /** picocli calls an option by its longest name, we by its first. */
  private static String withFirstName(ParameterException exception) {
    if (!(exception.getArgSpec() instanceof OptionSpec option)) {
      return exception
          .getMessage()
          .replaceFirst("positional parameter at index \\S+ \\((\\w+)\\)", "$1");
    }
    return exception
        .getMessage()
        .replace("'" + option.longestName() + "'", firstName(option))
        .replaceFirst(" is not an? (int|long)$", " is not a whole number");
  }

  private static String firstName(OptionSpec option) {
    return Arrays.stream(option.names())
        .filter(name -> name.startsWith("--"))
        .findFirst()
        .orElse(option.names()[0]);
  }

  private static String unmatched(UnmatchedArgumentException exception) {
    var command = exception.getCommandLine();
    var word = exception.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      return unknown("option", word, command.getCommandSpec().optionsMap().keySet());
    }
    return command.getSubcommands().isEmpty()
        ? unknown("argument", word, List.of())
        : unknown("command", word, command.getSubcommands().keySet());
  }

  private static String unknown(String kind, String word, Collection<String> known) {
    var name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    var suggestion =
        Similar.to(name, known).map(similar -> "; did you mean " + similar + "?").orElse("");
    return "Unknown %s '%s'%s".formatted(kind, Printable.of(word), suggestion);
  }

  private static String names(MissingParameterException exception) {
    return String.join(
        ", ",
        exception.getMissing().stream()
            .map(
                argument ->
                    argument instanceof OptionSpec option
                        ? "a value for " + firstName(option)
                        : argument.paramLabel())
            .toList());
  }
}
