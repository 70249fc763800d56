package io.tracebloc.commands.stage;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.guide.OpenChoice;
import io.tracebloc.commands.guide.ReleaseQuestion;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.FileOptions;
import io.tracebloc.commands.options.IdentityOptions;
import io.tracebloc.commands.options.ProgressOption;
import io.tracebloc.commands.options.ResultOutput;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.push.FollowedWork;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.release.DirectMounts;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stage}: puts files where a platform's jobs see them. */
@Command(
    name = "stage",
    description = {
      "Put files where the jobs of a platform see them",
      "",
      "Copies a folder with all that is in it, or one file, into the claim and directory that",
      "tracebloc, Crater, Polyaxon or a ClearML agent has for user data; compares what arrived",
      "with what was sent; then puts it into place at once. Ends with the path at which jobs see it.",
      ""
    })
public final class StageCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts = new PushFacts();
  private Optional<StageReport> report = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = "--to",
      paramLabel = "SUBDIR",
      description = {
        "Where below the platform's directory for user data; default: the name of PATH.",
        "A file goes into it, a folder takes its place"
      })
  private String to;

  @Option(
      names = "--overwrite",
      preprocessor = AttachedValue.class,
      description = "Replace what is there, all of it and at once")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      preprocessor = AttachedValue.class,
      description = "Show what would be sent where, then stop; nothing is created")
  private boolean dryRun;

  @Option(
      names = "--allow-host-path",
      preprocessor = AttachedValue.class,
      description = "Mount a target that is a directory of a node; needs --node")
  private boolean allowHostPath;

  @Option(
      names = "--allow-nfs",
      preprocessor = AttachedValue.class,
      description = "Mount a target that is an NFS export without a claim")
  private boolean allowNfs;

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask which of several releases is meant")
  private boolean noInput;

  @ArgGroup(validate = false, heading = "%nFiles:%n")
  private FileOptions files = new FileOptions();

  @ArgGroup(validate = false, heading = "%nCopy:%n")
  private StageOptions stage = new StageOptions();

  @ArgGroup(validate = false, heading = "%nStage Pod, against what the platform says:%n")
  private IdentityOptions identity = new IdentityOptions();

  @Mixin private ResultOutput output = new ResultOutput();
  @Mixin private ProgressOption progress = new ProgressOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public StageCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var result = stage(request());
    var told = new StageReport(result, files.toSelection(), facts, new Wording(invocation.host()));
    report = Optional.of(told);
    if (result.failure().isPresent()) {
      // Told like any other failure, with what is known added by onFailure.
      throw result.failure().get();
    }
    print(told);
    return ExitCode.SUCCESS.code();
  }

  /** Stages; if several releases can be meant and there is a person to ask, with the answer. */
  private StageResult stage(StageRequest request) {
    var open = new OpenChoice();
    var result = follow(request, open);
    var ask = !noInput && output.format() == ResultOutput.Format.HUMAN;
    return open.settle(ReleaseQuestion.of(invocation, ask))
        .map(meant -> follow(request.in(meant), ReleaseChooser.none()))
        .orElse(result);
  }

  private StageResult follow(StageRequest request, ReleaseChooser chooser) {
    var cluster = subject.cluster(invocation.environment());
    var environment = invocation.environment();
    return new FollowedWork(invocation, facts, progress.mode(), verbosity.verbose())
        .run(
            listener -> engine.stage(request, cluster, environment, chooser, listener),
            ended -> ended.failure().isPresent());
  }

  private StageRequest request() {
    if (allowHostPath && !identity.namesNode()) {
      throw new InputFailure(
          "A directory of a node is wanted, but of which is not said",
          "Name the node with {flag:node}.");
    }
    var directory = invocation.environment().workingDirectory();
    return new StageRequest(
        files.toTreeRequest(directory.resolve(subject.path().orElseThrow())),
        Optional.ofNullable(to),
        overwrite,
        subject.release().withMounts(new DirectMounts(allowHostPath, allowNfs)),
        stage
            .toStagingOptions(invocation.host().patience())
            .withIdentity(identity.toStageIdentity()),
        dryRun);
  }

  private void print(StageReport told) {
    var out = invocation.streams().out();
    var document = told.document();
    switch (output.format()) {
      case JSON, YAML ->
          invocation.streams().result().finish(document.put("exit_code", ExitCode.SUCCESS.code()));
      case NAME -> out.println(told.resource());
      case HUMAN -> {
        told.plan().ifPresent(plan -> plan.print(verbosity.verbose(), out::println));
        told.lines().forEach(out::println);
      }
    }
  }

  @Override
  public Document onFailure(Failure failure) {
    return report.map(StageReport::document).orElseGet(Document::new);
  }
}
