package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.guide.Guide;
import io.tracebloc.commands.guide.OpenChoice;
import io.tracebloc.commands.guide.ReleaseQuestion;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.CheckedDatasetOptions;
import io.tracebloc.commands.options.IdentityOptions;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.options.PatternOptions;
import io.tracebloc.commands.options.ProgressOption;
import io.tracebloc.commands.options.RunOptions;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.SubmitOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.sniff.DatasetSniff;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.submit.Via;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code push}: takes a dataset from a folder to the summary of its ingestion. */
@Command(
    name = "push",
    description = {
      "Take a dataset into the cluster and follow its ingestion to the summary",
      "",
      "Checks the data, finds the release, copies the files, verifies them, submits the run and",
      "follows it. No data leaves this machine before all of it has passed its checks.",
      ""
    })
public final class PushCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;

  @Spec private CommandSpec spec;

  private PushFacts facts = new PushFacts();
  private Optional<PushReport> report = Optional.empty();
  private Optional<NamedDatasets> datasets = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description =
          "Ingest document, its paths relative to it; - for standard input; may be repeated")
  private List<String> documents = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "Datasets to take at the same time (default 1)")
  private int parallel;

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private CheckedDatasetOptions dataset = new CheckedDatasetOptions();

  @ArgGroup(validate = false, heading = "%nFiles, besides labels.csv, which is always taken:%n")
  private PatternOptions files = new PatternOptions();

  @ArgGroup(validate = false, heading = "%nRun:%n")
  private RunOptions run = new RunOptions();

  @ArgGroup(validate = false, heading = "%nSubmission:%n")
  private SubmitOptions submit = new SubmitOptions();

  @ArgGroup(validate = false, heading = "%nCopy:%n")
  private StageOptions stage = new StageOptions();

  @ArgGroup(validate = false, heading = "%nStage Pod, against what the release says:%n")
  private IdentityOptions identity = new IdentityOptions();

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail if something is missing")
  private boolean noInput;

  @Mixin private SchemaOption schema = new SchemaOption();
  @Mixin private ObjectOutput output = new ObjectOutput();
  @Mixin private ProgressOption progress = new ProgressOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public PushCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var requests = requests();
    if (requests.isEmpty()) {
      invocation.streams().out().println("Nothing was done.");
      return ExitCode.SUCCESS.code();
    }
    var cluster = subject.cluster(invocation.environment());
    return requests.size() == 1
        ? push(requests.getFirst(), cluster)
        : new SeveralPushes(invocation, engine, cluster, views(), output, parallel, person())
            .run(requests);
  }

  /** Who tells which of several releases is meant, if there is somebody. */
  private Optional<ReleaseChooser> person() {
    return Guide.canAsk(invocation, noInput, output.object())
        ? Optional.of(ReleaseQuestion.of(invocation, true))
        : Optional.empty();
  }

  private int push(PushRequest request, ClusterOptions cluster) {
    var open = new OpenChoice();
    var undecided = follow(request, cluster, open);
    var result =
        person()
            .flatMap(open::settle)
            .map(meant -> follow(request.in(meant), cluster, ReleaseChooser.none()))
            .orElse(undecided);
    report =
        Optional.of(
            new PushReport(
                result,
                facts,
                FollowCommand.of(cluster, invocation),
                new Wording(invocation.host())));
    var out = invocation.streams().out();
    if (!output.object()) {
      report.get().plan().ifPresent(plan -> plan.print(verbosity.verbose(), out::println));
      report
          .get()
          .lines(request.dataset(), invocation.terminal().outputStyle())
          .forEach(out::println);
    }
    if (result.failure().isPresent()) {
      // Told like any other failure, with what is known of the push added by onFailure.
      out.flush();
      throw result.failure().get();
    }
    if (output.object()) {
      invocation
          .streams()
          .result()
          .finish(report.get().document().put("exit_code", ExitCode.SUCCESS.code()));
    }
    return ExitCode.SUCCESS.code();
  }

  private PushResult follow(PushRequest request, ClusterOptions cluster, ReleaseChooser chooser) {
    facts = new PushFacts();
    return new FollowedPush(invocation, engine, facts, views().alone(), output)
        .run(request, cluster, chooser);
  }

  private Views views() {
    return new Views(invocation, progress.mode(), verbosity.verbose());
  }

  /** What to push; nothing if a person who was asked has declined. */
  private List<PushRequest> requests() {
    if (parallel < 1) {
      throw new InputFailure(
          "--parallel %d is no number of datasets".formatted(parallel), "Use 1 or more.");
    }
    var named =
        new NamedDatasets(invocation, spec, subject, documents, dataset, files, schema, run);
    datasets = Optional.of(named);
    boolean goOn = named.areDescribed() || submit.staged() || settled();
    return goOn
        ? named.read(submit.staged(), this::via).stream().map(this::complete).toList()
        : List.of();
  }

  /** Asks for what is missing if there is somebody to ask; whether to go on. */
  private boolean settled() {
    if (!Guide.canAsk(invocation, noInput, output.object())) {
      return true;
    }
    var path = subject.path().orElseThrow();
    var resolved = invocation.environment().workingDirectory().resolve(path);
    var guide = new Guide(invocation, resolved, dataset, true);
    return !guide.complete(() -> DatasetSniff.of(resolved)) || guide.review("Push it?");
  }

  private Via via(String table) {
    return submit.via(table, stage.timeout());
  }

  private PushRequest complete(NamedDatasets.Named named) {
    return named
        .request()
        .stage(
            stage
                .toStagingOptions(invocation.host().patience())
                .withIdentity(identity.toStageIdentity()))
        .overwrite(run.overwrite(submit.staged()))
        .dryRun(run.dryRun())
        .detach(run.detach())
        .followFor(stage.timeout())
        .via(via(named.table()))
        .build();
  }

  @Override
  public Document onFailure(Failure failure) {
    return report
        .map(PushReport::document)
        .orElseGet(
            () ->
                new Document()
                    .put("table", dataset.name())
                    .put("category", dataset.task().map(Category::id))
                    .put("intent", dataset.intent().id())
                    .put("violations", datasets.flatMap(NamedDatasets::violations)));
  }
}
