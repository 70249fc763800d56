package io.tracebloc.commands.template;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.ChartOptions;
import io.tracebloc.commands.options.CheckedDatasetOptions;
import io.tracebloc.commands.options.PatternOptions;
import io.tracebloc.commands.options.ProgressMode;
import io.tracebloc.commands.options.RunKeyOptions;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.options.StageOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.push.FollowedWork;
import io.tracebloc.commands.push.NamedDatasets;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.submit.Via;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      description =
          "Ingest document to show, its paths relative to it; - for standard input; may be repeated")
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
                                via(request.dataset().table()),
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

  private Via.Chart via(String table) {
    return chart.chart(table, Optional.ofNullable(timeout), false);
  }

  private List<PushRequest> requests() {
    var named =
        new NamedDatasets(invocation, spec, subject, documents, dataset, files, schema, run);
    return named.read(chart.staged(), this::via).stream()
        .map(one -> one.request().build())
        .toList();
  }
}
