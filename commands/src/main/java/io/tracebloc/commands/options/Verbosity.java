package io.tracebloc.commands.options;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code -v}, alone or with a level as kubectl's users give it: {@code -v=6}, {@code -v 6}. */
public final class Verbosity {
  @Option(
      names = {"-v", "--v", "--verbose"},
      preprocessor = Level.class,
      description = "Show details; stack traces for unexpected errors")
  private boolean verbose;

  /** Whether details are wanted: {@code -v} or any level above 0. */
  public boolean verbose() {
    return verbose;
  }

  /** Takes the next argument only if it is a level. */
  static final class Level implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's interface
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
      var isLevel = !arguments.isEmpty() && arguments.peek().matches("\\d{1,2}");
      argument.setValue(!isLevel || Integer.parseInt(arguments.pop()) > 0);
      return true;
    }
  }
}
