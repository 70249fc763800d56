package io.tracebloc.commands.runs;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.guide.Consent;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ResultOutput;
import io.tracebloc.commands.options.StageOptions.PositiveDuration;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.runs.CancelPlan;
import io.tracebloc.engine.runs.CancelResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs cancel}: ends a run, or removes what is left of one. */
@Command(
    name = "cancel",
    description = {
      "Cancel an ingestion run: its Job, Pods, ConfigMap and Secret",
      "",
      "Shows what goes and what stays, and asks; then removes it and waits until it is gone. Done",
      "again, it goes on where it ended. Rows and files that were written already stay.",
      ""
    })
public final class CancelRunCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private Optional<CancelReport> report = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = {"-y", "--yes"},
      preprocessor = AttachedValue.class,
      description = "Do not ask; needed where nobody can be asked, and with -o json")
  private boolean yes;

  @Option(
      names = "--dry-run",
      preprocessor = AttachedValue.class,
      description = "Show what would be removed, then stop")
  private boolean dryRun;

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail unless --yes or --dry-run is given")
  private boolean noInput;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      defaultValue = "1m",
      description = "How long Job and Pods may take to go (default 1m)")
  private Duration timeout;

  @Mixin private ResultOutput output = new ResultOutput();

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public CancelRunCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    if (!yes && !dryRun && !canAsk()) {
      throw new LocalFailure(
          "Cancelling needs a yes, and nobody can be asked",
          "Give {flag:yes}, or see what would be removed with {flag:dry-run}.");
    }
    var environment = invocation.environment();
    var scope = RunsScope.of(subject.release()).removedWithin(timeout);
    try (var runs = engine.runs(scope, subject.cluster(environment), environment)) {
      print(runs.cancel(subject.names().getFirst(), dryRun, this::agreed));
    }
    return 0;
  }

  private boolean canAsk() {
    return !noInput
        && output.format() == ResultOutput.Format.HUMAN
        && invocation.environment().terminal();
  }

  private boolean agreed(CancelPlan plan) {
    var told = report(new CancelResult(CancelResult.Status.CANCELLED, plan));
    report = Optional.of(told);
    if (yes) {
      return true;
    }
    var sayings = new Sayings(invocation);
    sayings.warn(plan.remarks());
    told.planLines().forEach(sayings::say);
    return new Consent(invocation).to("Cancel this run?");
  }

  private CancelReport report(CancelResult result) {
    return new CancelReport(result, new Wording(invocation.host()));
  }

  private void print(CancelResult result) {
    var told = report(result);
    report = Optional.of(told);
    var streams = invocation.streams();
    switch (output.format()) {
      case JSON, YAML -> streams.result().finish(told.document().put("exit_code", 0));
      case NAME -> told.resources().forEach(streams.out()::println);
      case HUMAN -> told.lines().forEach(streams.out()::println);
    }
    if (yes || dryRun) {
      new Sayings(invocation).warn(result.plan().remarks());
    }
  }

  @Override
  public Document onFailure(Failure failure) {
    return report.map(CancelReport::unfinished).orElseGet(Document::new);
  }
}
