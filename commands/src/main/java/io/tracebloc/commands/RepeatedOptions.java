package io.tracebloc.commands;

import java.util.HashSet;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses a command line that gives an option twice where one value counts. picocli would start the
 * option's group anew and forget what else was given for it, silently.
 */
final class RepeatedOptions {
  private RepeatedOptions() {}

  /**
   * Checks the command that was called and those it was called through.
   *
   * @throws ParameterException if an option was given twice
   */
  static void refuse(ParseResult parsed) {
    for (var result = parsed; result != null; result = result.subcommand()) {
      repeated(result).ifPresent(RepeatedOptions::report);
    }
  }

  private static Optional<OptionSpec> repeated(ParseResult parsed) {
    var seen = new HashSet<OptionSpec>();
    return parsed.matchedOptions().stream()
        .filter(option -> !option.isMultiValue() && !seen.add(option))
        .findFirst();
  }

  private static void report(OptionSpec option) {
    throw new ParameterException(
        option.command().commandLine(),
        "Option %s was given more than once".formatted(option.names()[0]));
  }
}
