package io.tracebloc.commands.options;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Lets a switch be spelled as kubectl's users do: {@code --dry-run}, {@code --dry-run=client},
 * {@code --insecure-skip-tls-verify=false}. Only a value attached by {@code =} belongs to the
 * switch, never the next argument.
 */
public final class AttachedValue implements IParameterPreprocessor {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's interface
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    var attached = "=".equals(info.get("separator"));
    argument.setValue(!attached || truth(arguments.pop(), command, argument));
    return true;
  }

  private static boolean truth(String value, CommandSpec command, ArgSpec argument) {
    return switch (value) {
      case "true", "client", "1", "t", "T", "TRUE", "True" -> true;
      case "false", "none", "0", "f", "F", "FALSE", "False" -> false;
      default ->
          throw new ParameterException(
              command.commandLine(),
              "Invalid value '%s' for %s: give it without a value"
                  .formatted(
                      value, ((picocli.CommandLine.Model.OptionSpec) argument).longestName()),
              argument,
              value);
    };
  }
}
