package io.tracebloc.commands;

import io.tracebloc.commands.completion.Completion;
import io.tracebloc.commands.completion.SoonNames;
import io.tracebloc.commands.completion.ValueKind;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Answers what can follow the words of a call, with names from the cluster that they mean. */
final class TypedCompletion {
  private final Invocation invocation;
  private final Engine engine;

  TypedCompletion(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  /** Prints the answer. Says nothing of what goes wrong: a person is typing. */
  int run() {
    var words = invocation.arguments().subList(1, invocation.arguments().size());
    var names = new SoonNames(this::live, invocation.environment().workingDirectory());
    var out = invocation.streams().out();
    for (var line : new Completion(invocation.host().name(), names).after(words)) {
      out.println(line);
    }
    invocation.streams().flush();
    return ExitCode.SUCCESS.code();
  }

  private List<String> live(ValueKind kind, List<String> connection) {
    var environment = unattended(invocation.environment());
    var flags = Face.of(invocation, engine).connectionFlags();
    new CommandLine(CommandSpec.forAnnotatedObject(flags))
        .setOverwrittenOptionsAllowed(true)
        .setUnmatchedArgumentsAllowed(true)
        .parseArgs(connection.toArray(String[]::new));
    return engine.names(kind, flags.toClusterOptions(environment), environment);
  }

  /** The same with nobody to ask, and nobody to hear what a credential helper says. */
  private static HostEnvironment unattended(HostEnvironment environment) {
    return new HostEnvironment(
        environment.variables(), environment.home(), environment.workingDirectory(), false);
  }
}
