package io.tracebloc.commands.datasets;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.options.ViewOutput;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code datasets show}: all that is known of one dataset. */
@Command(
    name = "show",
    description = {
      "Show a dataset: its columns, counts, sizes, runs and files",
      "",
      "Only counts leave the cluster, never rows; labels are shown with their counts.",
      ""
    })
public final class ShowCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;

  @Mixin private ViewOutput output = new ViewOutput();

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public ShowCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    try (var datasets =
        engine.datasets(subject.release(), subject.cluster(environment), environment)) {
      var shown = datasets.show(subject.names().getFirst());
      var out = invocation.streams().out();
      switch (output.format()) {
        case JSON -> out.print(DetailsDocument.of(shown).toJson());
        case YAML -> out.print(DetailsDocument.of(shown).toYaml());
        case HUMAN, WIDE ->
            new DetailsText(shown, invocation.clock().instant()).lines().forEach(out::println);
      }
      var label = invocation.terminal().errorStyle().warning("Warning:");
      Stream.concat(shown.details().warnings().stream(), shown.warnings().stream())
          .forEach(warning -> invocation.streams().err().println(label + " " + warning));
    }
    return 0;
  }
}
