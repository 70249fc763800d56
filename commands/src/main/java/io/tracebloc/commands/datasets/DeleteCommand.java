package io.tracebloc.commands.datasets;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.InterruptedOnce;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.guide.Consent;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.IdentityOptions;
import io.tracebloc.commands.options.ResultOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.options.VolumeWorkOptions;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.catalog.RemovalPlan;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.LocalFailure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code datasets delete}: removes datasets for good. */
@Command(
    name = "delete",
    description = {
      "Delete datasets: table, files and staged copy",
      "",
      "Looks first whether all that it takes is there, shows what goes and asks; then drops the",
      "table, removes the files through a Pod, and looks at what is left. Done again, it goes on",
      "where it ended. The entry in the central catalogue stays, marked unavailable.",
      ""
    })
public final class DeleteCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private Optional<DeletionReport> report = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = {"-y", "--yes"},
      preprocessor = AttachedValue.class,
      description = "Do not ask; needed where nobody can be asked, and with -o json")
  private boolean yes;

  @Option(
      names = "--dry-run",
      preprocessor = AttachedValue.class,
      description = "Show what would be deleted, then stop")
  private boolean dryRun;

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail unless --yes or --dry-run is given")
  private boolean noInput;

  @ArgGroup(validate = false, heading = "%nStage Pod:%n")
  private VolumeWorkOptions stage = new VolumeWorkOptions();

  @ArgGroup(validate = false, heading = "%nStage Pod, against what the platform says:%n")
  private IdentityOptions identity = new IdentityOptions();

  @Mixin private ResultOutput output = new ResultOutput();

  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public DeleteCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    try (var datasets =
        engine.datasets(subject.release(), subject.cluster(environment), environment)) {
      var plan = datasets.plan(subject.names());
      warn(plan.warnings());
      report = Optional.of(DeletionReport.of(plan));
      if (dryRun) {
        finish(DeletionReport.of(plan).dryRun());
      } else if (agreed(plan)) {
        finish(delete(datasets, plan));
      } else {
        finish(DeletionReport.of(plan).declined());
      }
    }
    return 0;
  }

  private boolean agreed(RemovalPlan plan) {
    if (yes) {
      return true;
    }
    if (noInput
        || output.format() != ResultOutput.Format.HUMAN
        || !invocation.environment().terminal()) {
      throw new LocalFailure(
          "Deleting needs a yes, and nobody can be asked",
          "Give {flag:yes}, or see what would be deleted with {flag:dry-run}.");
    }
    DeletionReport.of(plan).planLines().forEach(this::say);
    return new Consent(invocation).to("Delete for good?");
  }

  private DeletionReport delete(Datasets datasets, RemovalPlan plan) {
    var staging =
        stage
            .toStagingOptions(invocation.host().patience())
            .withIdentity(identity.toStageIdentity());
    var listener = new PodWords(this::say, verbosity.verbose());
    RemovalResult result;
    try (var _ = new InterruptedOnce(invocation).listen()) {
      result = datasets.remove(plan, staging, listener);
    } finally {
      // An interrupt that came too late for the work must not disturb the printing.
      Thread.interrupted();
    }
    warn(result.warnings());
    var told = DeletionReport.of(plan).ended(result);
    report = Optional.of(told);
    if (result.failure().isPresent()) {
      throw result.failure().get();
    }
    return told;
  }

  private void finish(DeletionReport told) {
    var streams = invocation.streams();
    switch (output.format()) {
      case JSON, YAML -> streams.result().finish(told.document().put("exit_code", 0));
      case NAME -> told.resources().forEach(streams.out()::println);
      case HUMAN -> told.lines().forEach(streams.out()::println);
    }
  }

  private void warn(Iterable<String> warnings) {
    var label = invocation.terminal().errorStyle().warning("Warning:");
    var wording = new Wording(invocation.host());
    warnings.forEach(warning -> say(label + " " + wording.fill(warning)));
  }

  private void say(String line) {
    invocation.streams().err().println(line);
    invocation.streams().err().flush();
  }

  @Override
  public Document onFailure(Failure failure) {
    return report.map(DeletionReport::document).orElseGet(Document::new);
  }
}
