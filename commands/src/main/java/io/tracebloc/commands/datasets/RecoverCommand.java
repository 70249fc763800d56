package io.tracebloc.commands.datasets;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.IdentityOptions;
import io.tracebloc.commands.options.ProgressOption;
import io.tracebloc.commands.options.ResultOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.options.VolumeWorkOptions;
import io.tracebloc.commands.options.WordConverter;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.push.FollowedWork;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.RecoverRequest;
import io.tracebloc.engine.push.RecoverResult;
import io.tracebloc.engine.replace.Keep;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code datasets recover}: finishes a replacement that a push left unfinished. */
@Command(
    name = "recover",
    description = {
      "Finish the replacement of a dataset that a push left unfinished",
      "",
      "Follows the run that brings the new dataset, if it still goes on. After a clean run the old",
      "dataset is removed, otherwise it is brought back. Where nobody can tell how the run ended,",
      "--keep decides. Without an unfinished replacement nothing is done.",
      ""
    })
public final class RecoverCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts = new PushFacts();
  private Optional<RecoverResult> result = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = "--keep",
      paramLabel = "WHICH",
      converter = KeepConverter.class,
      description = "The dataset that is to stay, however the run ended: old, new")
  private Keep keep;

  @ArgGroup(validate = false, heading = "%nStage Pod:%n")
  private VolumeWorkOptions stage = new VolumeWorkOptions();

  @ArgGroup(validate = false, heading = "%nStage Pod, against what the platform says:%n")
  private IdentityOptions identity = new IdentityOptions();

  @Mixin private ResultOutput output = new ResultOutput();
  @Mixin private ProgressOption progress = new ProgressOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public RecoverCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    var cluster = subject.cluster(environment);
    var request = request();
    var ended =
        new FollowedWork(invocation, facts, progress.mode(), verbosity.verbose())
            .run(
                listener -> engine.recover(request, cluster, environment, listener),
                end -> end.failure().isPresent());
    result = Optional.of(ended);
    if (ended.failure().isPresent()) {
      // Told like any other failure, with what is known added by onFailure.
      throw ended.failure().get();
    }
    print(ended);
    return ExitCode.SUCCESS.code();
  }

  private RecoverRequest request() {
    var dataset = subject.names().getFirst();
    if (!TableName.isSafe(dataset)) {
      throw new InputFailure(
          "\"%s\" is no name of a dataset".formatted(Printable.of(dataset)),
          "Use letters, digits and '_', a letter first.");
    }
    return new RecoverRequest(
        subject.release(),
        dataset,
        Optional.ofNullable(keep),
        stage
            .toStagingOptions(invocation.host().patience())
            .withIdentity(identity.toStageIdentity()));
  }

  private void print(RecoverResult ended) {
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON, YAML ->
          invocation
              .streams()
              .result()
              .finish(document(ended).put("exit_code", ExitCode.SUCCESS.code()));
      case NAME -> out.println("dataset/" + ended.dataset());
      case HUMAN -> out.println("dataset/" + ended.dataset() + " " + words(ended));
    }
  }

  private static String words(RecoverResult ended) {
    return ended
        .kept()
        .map(
            which ->
                switch (which) {
                  case OLD -> "is the old one again";
                  case NEW -> "is the new one; the old one was removed";
                })
        .orElse("has no unfinished replacement");
  }

  private static Document document(RecoverResult ended) {
    return new Document()
        .put("status", ended.kept().isPresent() ? "recovered" : "unchanged")
        .put("table", ended.dataset())
        .put("namespace", ended.namespace())
        .put("release", ended.release())
        .put("kept", ended.kept().map(Keep::word));
  }

  @Override
  public Document onFailure(Failure failure) {
    return result.map(RecoverCommand::document).orElseGet(Document::new);
  }

  /** Reads which dataset is to stay. */
  static final class KeepConverter extends WordConverter<Keep> {
    KeepConverter() {
      super(Keep.class);
    }
  }
}
