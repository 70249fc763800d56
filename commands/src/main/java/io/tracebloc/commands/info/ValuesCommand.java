package io.tracebloc.commands.info;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.LiveOption;
import io.tracebloc.commands.options.TableOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.release.ReleaseChooser;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code values}: the values that a release runs with, what of them and of live objects this
 * program uses, and where it was read.
 */
@Command(
    name = "values",
    description = {
      "Show the values in force of a release, what is used of them, and where it was read",
      "",
      "The values are the chart's own with those of the user over them; what could be a secret is",
      "hidden. Knows the tracebloc client, its former charts, Crater, Polyaxon and the ClearML",
      "agent.",
      ""
    })
public final class ValuesCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;
  @Mixin private LiveOption live = new LiveOption();
  @Mixin private TableOutput output = new TableOutput();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about the release that the face lets its users name. */
  public ValuesCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var report =
        engine.inspect(
            subject.cluster(invocation.environment()),
            invocation.environment(),
            new Inspection(subject.release(), live.live(), ReleaseChooser.none()));
    var view = new ValuesView(report.release(), new ReleaseFacts(report, wording()));
    new Printer(invocation).print(view, output.format(), verbosity.verbose());
    return 0;
  }

  private Wording wording() {
    return new Wording(invocation.host());
  }
}
