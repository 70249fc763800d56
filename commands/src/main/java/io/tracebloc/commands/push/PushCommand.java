package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.JsonOutput;
import io.tracebloc.commands.options.ReleaseOptions;
import io.tracebloc.commands.options.RunOptions;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.Failure;
import java.nio.file.Path;
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

  @Parameters(paramLabel = "PATH", description = "Folder of the dataset")
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

  @Mixin private JsonOutput output = new JsonOutput();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call. */
  public PushCommand(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    var order = order();
    var outcome = new FollowedPush(invocation, engine, facts, verbosity.verbose()).run(order);
    var result = new PushResult(invocation, order, facts, outcome);
    if (output.json()) {
      invocation.streams().out().print(result.document().toJson());
    } else {
      result.lines().forEach(invocation.streams().out()::println);
    }
    result.problem().ifPresent(this::printProblem);
    return result.exitCode().code();
  }

  private PushOrder order() {
    var resolved = invocation.environment().workingDirectory().resolve(path);
    return new PushOrder(
        dataset.toDatasetRequest(resolved, Optional.empty()),
        connection.toClusterOptions(),
        release.toReleaseRequest(),
        stage.image(),
        stage.transport(),
        run.idempotencyKey(),
        run.imageDigest(),
        run.dryRun(),
        run.detach());
  }

  private void printProblem(String problem) {
    var streams = invocation.streams();
    streams.out().flush();
    streams.err().println(invocation.terminal().errorStyle().bad("Error:") + " " + problem);
  }

  @Override
  public Document onFailure(Failure failure) {
    var document = new Document().put("table", dataset.name());
    document.put("category", dataset.task().map(task -> task.id()));
    document.put("intent", dataset.intent().id());
    document.putAll(facts.document());
    return document;
  }
}
