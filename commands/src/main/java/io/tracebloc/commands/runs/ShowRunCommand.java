package io.tracebloc.commands.runs;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.options.ViewOutput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code runs show}: everything about one run. */
@Command(
    name = "show",
    description = {
      "Show an ingestion run: its dataset, attempts, conditions, counts and events",
      ""
    })
public final class ShowRunCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;
  @Mixin private ViewOutput output = new ViewOutput();

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public ShowRunCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    var scope = RunsScope.of(subject.release());
    try (var runs = engine.runs(scope, subject.cluster(environment), environment)) {
      var details = runs.show(subject.names().getFirst());
      var out = invocation.streams().out();
      switch (output.format()) {
        case JSON -> out.print(RunDocument.of(details).toJson());
        case YAML -> out.print(RunDocument.of(details).toYaml());
        case HUMAN, WIDE ->
            new DetailsText(details, invocation.clock().instant()).lines().forEach(out::println);
      }
      out.flush();
      new Sayings(invocation).warn(details.remarks());
    }
    return 0;
  }
}
