package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.JsonOutput;
import io.tracebloc.commands.options.ReleaseOptions;
import io.tracebloc.commands.options.RunOptions;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.DocumentTemplate;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code push}: takes a dataset from a folder to the summary of its ingestion. */
@Command(
    name = "push",
    description = {
      "Take a dataset into the cluster and follow its ingestion to the summary",
      "",
      "Checks the data, finds the release, copies the files, verifies them, submits the run and",
      "follows it. Nothing is created in the cluster before the data has passed its checks.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} leaves --name leaves --task image_classification \\",
      "      --label-column disease",
      "  ${COMMAND-FULL-NAME} leaves --name leaves_test --task image_classification \\",
      "      --label-column disease --intent test --dry-run",
      "",
      "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags."
    })
public final class PushCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts = new PushFacts();
  private Optional<PushReport> report = Optional.empty();

  @Parameters(
      paramLabel = "PATH",
      description = "Folder of the dataset, or the CSV file of a table")
  private Path path;

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private DatasetOptions dataset = new DatasetOptions();

  @ArgGroup(validate = false, heading = "%nRun:%n")
  private RunOptions run = new RunOptions();

  @ArgGroup(validate = false, heading = "%nCopy:%n")
  private StageOptions stage = new StageOptions();

  @ArgGroup(validate = false, heading = "%nRelease:%n")
  private ReleaseOptions release = new ReleaseOptions();

  @ArgGroup(validate = false, heading = "%nConnection:%n")
  private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail if something is missing")
  @SuppressWarnings("UnusedVariable") // nothing is ever asked so far
  private boolean noInput;

  @Mixin private SchemaOption schema = new SchemaOption();
  @Mixin private JsonOutput output = new JsonOutput();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call. */
  public PushCommand(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    var request = request();
    var cluster = connection.toClusterOptions();
    var result =
        new FollowedPush(invocation, engine, facts, verbosity.verbose()).run(request, cluster);
    report = Optional.of(new PushReport(result, facts, cluster, new Wording(invocation.host())));
    var out = invocation.streams().out();
    if (!output.json()) {
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
    if (output.json()) {
      out.print(report.get().document().put("exit_code", ExitCode.SUCCESS.code()).toJson());
    }
    return ExitCode.SUCCESS.code();
  }

  /** What was asked for; an idempotency key is made here, once for all attempts. */
  private PushRequest request() {
    var directory = invocation.environment().workingDirectory();
    var known = dataset.toDatasetRequest(directory, path, Optional.empty());
    var fresh = PushRequest.of(known, IdempotencyKey.random(new SecureRandom()));
    var request =
        run.idempotencyKey().map(IdempotencyKey::new).map(fresh::withGivenKey).orElse(fresh);
    return request
        .withDocument(new DocumentPlan(DocumentTemplate.empty(), schema.schema(directory)))
        .withRelease(release.toReleaseRequest())
        .withImageDigest(run.imageDigest().map(ImageDigest::new))
        .withStage(
            stage.image().orElse(request.stageImage()),
            stage.timeout(),
            StreamOptions.of(stage.transport()))
        .withDryRun(run.dryRun())
        .withDetach(run.detach());
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
                    .put("intent", dataset.intent().id()));
  }
}
