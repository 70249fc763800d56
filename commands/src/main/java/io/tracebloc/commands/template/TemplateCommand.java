package io.tracebloc.commands.template;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.documents.DocumentIntake;
import io.tracebloc.commands.options.ChartOptions;
import io.tracebloc.commands.options.CheckedDatasetOptions;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.PatternOptions;
import io.tracebloc.commands.options.ProgressMode;
import io.tracebloc.commands.options.RunKeyOptions;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.push.FollowedWork;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.DocumentTemplate;
import io.tracebloc.engine.ingest.SpecSchema;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code template}: shows what would be submitted; creates nothing. */
@Command(
    name = "template",
    description = {
      "Show what would be submitted: manifests, values of the ingestor chart, request, document",
      "",
      "Checks the data and reads the release as an ingestion would; needs no rights beyond reading,",
      "and creates nothing. The document of data on this machine has the paths that it would be",
      "staged to.",
      ""
    })
public final class TemplateCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Spec private CommandSpec spec;

  @Mixin private Subject subject;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "Ingest document to show, its paths relative to it; may be repeated")
  private List<String> documents = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = StageOptions.PositiveDuration.class,
      description = "How long the chart's hook may take, image pull included (default 5m)")
  private Duration timeout;

  @Mixin private TemplateOutput output = new TemplateOutput();

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private CheckedDatasetOptions dataset = new CheckedDatasetOptions();

  @ArgGroup(validate = false, heading = "%nFiles, besides labels.csv, which is always taken:%n")
  private PatternOptions files = new PatternOptions();

  @ArgGroup(validate = false, heading = "%nRun:%n")
  private RunKeyOptions run = new RunKeyOptions();

  @ArgGroup(validate = false, heading = "%nSubmit:%n")
  private ChartOptions chart = new ChartOptions();

  @Mixin private SchemaOption schema = new SchemaOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public TemplateCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var cluster = subject.cluster(invocation.environment());
    var work =
        new FollowedWork(invocation, new PushFacts(), ProgressMode.NONE, verbosity.verbose());
    var rendered = output.parts().contains(Part.MANIFESTS);
    var requests = requests();
    var previews =
        work.run(
            listener ->
                requests.stream()
                    .map(
                        request ->
                            engine.preview(
                                request,
                                chart.chart(
                                    request.dataset().table(), Optional.ofNullable(timeout), false),
                                rendered,
                                cluster,
                                invocation.environment(),
                                listener))
                    .toList(),
            _ -> false);
    var text = new PreviewText(output.parts());
    var out = invocation.streams().out();
    out.print(output.json() ? text.json(previews).toJson() : text.yaml(previews));
    return 0;
  }

  private List<PushRequest> requests() {
    if (documents.isEmpty() && subject.path().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing PATH, or documents with -f FILE");
    }
    if (!documents.isEmpty() && subject.path().isPresent()) {
      throw new InputFailure(
          "A path as well as documents were given",
          "Name either the dataset's folder or CSV file, or documents with -f.");
    }
    if (documents.isEmpty()) {
      return List.of(named());
    }
    DatasetOptions.refuseBesideDocument(spec.commandLine().getParseResult());
    return described();
  }

  private PushRequest named() {
    if (chart.staged()) {
      throw new InputFailure(
          "--staged is about documents, but a path on this machine was given",
          "Name the documents with -f, or leave --staged out.");
    }
    var known =
        dataset.toDatasetRequest(directory(), subject.path().orElseThrow(), Optional.empty());
    return local(known, DocumentTemplate.empty());
  }

  private List<PushRequest> described() {
    var intake =
        new DocumentIntake(invocation, schema.schema(directory()).orElseGet(SpecSchema::embedded));
    var requests =
        chart.staged()
            ? documents.stream()
                .flatMap(file -> intake.readStaged(file).stream())
                .map(document -> finished(PushRequest.builder(document, unused())))
                .toList()
            : documents.stream()
                .flatMap(file -> intake.readForPush(file).stream())
                .map(read -> local(dataset.strictly(read.request()), read.template()))
                .toList();
    if (requests.size() > 1 && run.idempotencyKey().isPresent()) {
      throw new InputFailure(
          "One idempotency key cannot serve %d datasets".formatted(requests.size()),
          "Leave {flag:idempotency-key} out, or show them one by one.");
    }
    checkDistinct(requests);
    return requests;
  }

  /** Two submissions of one table would be one release of the chart. */
  private static void checkDistinct(List<PushRequest> requests) {
    var tables = new HashSet<String>();
    for (var request : requests) {
      var table = request.dataset().table();
      if (!tables.add(table)) {
        throw new InputFailure(
            "Two documents describe the dataset " + Printable.of(table),
            "Give each a table name of its own.");
      }
    }
  }

  private PushRequest local(DatasetRequest known, DocumentTemplate template) {
    var selected = known.toBuilder().selection(files.toSelection()).build();
    return finished(
        PushRequest.builder(selected, unused())
            .document(new DocumentPlan(template, schema.schema(directory()))));
  }

  private PushRequest finished(PushRequest.Builder request) {
    request
        .release(subject.release())
        .refusePending(subject.refusesPending())
        .imageDigest(run.imageDigest().map(ImageDigest::new));
    run.idempotencyKey().map(IdempotencyKey::new).ifPresent(request::givenKey);
    return request.build();
  }

  /** A request has a key in any case; a preview without a given one makes its own. */
  private static IdempotencyKey unused() {
    return IdempotencyKey.random(new SecureRandom());
  }

  private Path directory() {
    return invocation.environment().workingDirectory();
  }
}
