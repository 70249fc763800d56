package io.tracebloc.commands;

import io.tracebloc.commands.completion.Completion;
import io.tracebloc.commands.output.OutputFormat;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program as both plugins start it. */
public final class Program {
  private final Engine engine;

  /** The program, working with this engine. */
  public Program(Engine engine) {
    this.engine = engine;
  }

  /** Runs one command and returns its exit code. Never throws for what a user did or met. */
  public int run(Invocation called) {
    if (Completion.isAsked(called.arguments())) {
      return new TypedCompletion(called, engine).run();
    }
    var invocation = Asked.forProgress(called.arguments()) ? called.tellingEvents() : called;
    if (Asked.object(invocation.arguments()).equals(Optional.of(OutputFormat.YAML))) {
      invocation.streams().result().asYaml();
    }
    var face = Face.of(invocation, engine);
    var arguments = CommandWords.first(invocation.arguments(), face);
    var report = new ErrorReport(invocation);
    try {
      var code =
          new CommandTree(invocation, face)
              .build(arguments)
              .setParameterExceptionHandler(report)
              .setExecutionExceptionHandler(report)
              .setExecutionStrategy(Program::runOnce)
              .execute(arguments.toArray(String[]::new));
      return report.afterOutput(code);
    } catch (Error problem) {
      return report.unexpected(problem, arguments.contains("-v"));
    }
  }

  private static int runOnce(ParseResult parsed) {
    RepeatedOptions.refuse(parsed);
    return new RunLast().execute(parsed);
  }
}
