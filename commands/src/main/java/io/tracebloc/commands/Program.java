package io.tracebloc.commands;

import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
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
    var invocation = Asked.forProgress(called.arguments()) ? called.tellingEvents() : called;
    if (Asked.object(invocation.arguments()).equals(Optional.of(OutputFormat.YAML))) {
      invocation.streams().result().asYaml();
    }
    var face = Face.of(invocation, engine);
    if (Completion.isAsked(invocation.arguments())) {
      return complete(invocation, face);
    }
    var arguments = LeadingFlags.moveBehindCommand(invocation.arguments(), face.connectionFlags());
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

  private static int complete(Invocation invocation, Face face) {
    var words = invocation.arguments().subList(1, invocation.arguments().size());
    var tree = new CommandTree(invocation, face).build(List.of());
    var flags = CommandSpec.forAnnotatedObject(face.connectionFlags());
    new Completion(tree, flags).after(words).forEach(invocation.streams().out()::println);
    invocation.streams().flush();
    return ExitCode.SUCCESS.code();
  }

  private static int runOnce(ParseResult parsed) {
    RepeatedOptions.refuse(parsed);
    return new RunLast().execute(parsed);
  }
}
