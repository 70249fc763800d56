package io.tracebloc.commands.runs;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.runs.LogRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs logs}: what the ingestor wrote. */
@Command(
    name = "logs",
    description = {
      "Print the logs of an ingestion run, of all its attempts in their order",
      "",
      "On a terminal, escape sequences are made harmless and progress bars shortened; elsewhere",
      "the log is printed as it is.",
      ""
    })
public final class RunLogsCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Only that attempt, counted from 1 as in 'runs show'")
  private Integer attempt;

  @Option(
      names = {"-p", "--previous"},
      preprocessor = AttachedValue.class,
      description = "Only the attempt before the last")
  private boolean previous;

  @Option(
      names = {"-f", "--follow"},
      preprocessor = AttachedValue.class,
      description = "Go on until the run has ended, through all attempts")
  private boolean follow;

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public RunLogsCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var request = new LogRequest(subject.names().getFirst(), number(), previous, follow);
    var environment = invocation.environment();
    var scope = RunsScope.of(subject.release());
    try (var runs = engine.runs(scope, subject.cluster(environment), environment)) {
      var printer = new LogPrinter(invocation, follow);
      try {
        runs.logs(request, printer);
      } finally {
        printer.end();
      }
    }
    return 0;
  }

  private OptionalInt number() {
    if (Stream.of(attempt != null, previous).allMatch(given -> given) || (previous && follow)) {
      throw new InputFailure(
          "--previous goes together with neither --attempt nor --follow", "Give only one of them.");
    }
    return Optional.ofNullable(attempt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
