package io.tracebloc.commands.info;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.guide.ReleaseQuestion;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.options.DocumentOutput;
import io.tracebloc.commands.options.LiveOption;
import io.tracebloc.commands.options.ReleaseOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.OutputFormat;
import io.tracebloc.commands.output.Wording;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code info}: the release, what can be done with it, and where each fact was read. */
@Command(
    name = "info",
    description = {
      "Show the release, what can be done with it, and where each fact was read",
      "",
      "Knows the tracebloc client, its former charts, Crater, Polyaxon and the ClearML agent.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} -n tracebloc",
      "  ${COMMAND-FULL-NAME} --live",
      "  ${COMMAND-FULL-NAME} -A",
      "  ${COMMAND-FULL-NAME} -o json",
      "",
      "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags."
    })
public final class InfoCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Option(
      names = {"-A", "--all-namespaces"},
      preprocessor = AttachedValue.class,
      description = "Show the releases of all namespaces")
  private boolean everywhere;

  @Mixin private LiveOption live = new LiveOption();

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail if several releases could be meant")
  private boolean noInput;

  @ArgGroup(validate = false, heading = "%nRelease:%n")
  private ReleaseOptions release = new ReleaseOptions();

  @ArgGroup(validate = false, heading = "%nConnection:%n")
  private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private DocumentOutput output = new DocumentOutput();

  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call. */
  public InfoCommand(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    if (everywhere) {
      var survey =
          engine.survey(connection.toClusterOptions(), invocation.environment(), inspection());
      print(new SurveyFacts(survey, wording()));
    } else {
      var report =
          engine.inspect(connection.toClusterOptions(), invocation.environment(), inspection());
      print(new ReleaseFacts(report, wording()));
    }
    return 0;
  }

  private Inspection inspection() {
    var ask = !noInput && !everywhere && output.format() == OutputFormat.HUMAN;
    return new Inspection(
        release.toReleaseRequest(), live.live(), ReleaseQuestion.of(invocation, ask));
  }

  private Wording wording() {
    return new Wording(invocation.host());
  }

  private void print(View view) {
    new Printer(invocation).print(view, output.format(), verbosity.verbose());
  }
}
