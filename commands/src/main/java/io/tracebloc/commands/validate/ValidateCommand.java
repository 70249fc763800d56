package io.tracebloc.commands.validate;

import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.documents.DocumentIntake;
import io.tracebloc.commands.options.CheckedDatasetOptions;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.dataset.files.ExistingPath;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.DocumentTemplate;
import io.tracebloc.engine.ingest.SpecSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code validate}: checks a dataset as a push would, or ingest documents against the schema and,
 * if they are about files on this machine, those too.
 */
@Command(
    name = "validate",
    description = "Check a dataset, or an ingest document, without touching any cluster",
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} leaves --task image_classification --label-column disease",
      "  ${COMMAND-FULL-NAME} ingest.yaml"
    })
public final class ValidateCommand implements Callable<Integer>, Failing {
  /** What names of documents end in; JSON is YAML too. */
  private static final List<String> DOCUMENTS = List.of(".yaml", ".yml", ".json");

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Folder of the dataset, CSV file of a table, or ingest document (.yaml; - for standard input)")
  private Path path;

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private CheckedDatasetOptions dataset = new CheckedDatasetOptions();

  @Mixin private SchemaOption schema = new SchemaOption();
  @Mixin private ObjectOutput output = new ObjectOutput();
  @Mixin private Verbosity verbosity = new Verbosity();

  private Document result = new Document();

  /** The command for this call. */
  public ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var directory = invocation.environment().workingDirectory();
    var resolved = directory.resolve(path);
    result.put("path", path.toString());
    if (!isStandardInput()) {
      ExistingPath.require(resolved, path.toString());
    }
    var chosen = schema.schema(directory);
    succeed(isDocument(resolved) ? checkDocument(chosen) : checkDataset(resolved, chosen));
    return 0;
  }

  private String checkDocument(Optional<SpecSchema> chosen) {
    DatasetOptions.refuseBesideDocument(spec.commandLine().getParseResult());
    return new DocumentCheck(
            invocation, result, verbosity.verbose(), output, chosen, dataset::strictly)
        .check(path.toString());
  }

  private String checkDataset(Path resolved, Optional<SpecSchema> chosen) {
    result.put("kind", "dataset");
    var directory = invocation.environment().workingDirectory();
    var request = dataset.toDatasetRequest(directory, path, Optional.of("dataset"));
    var name = Printable.of(resolved.normalize().getFileName().toString());
    return new DatasetCheck(invocation, result, verbosity.verbose(), output)
        .check(request, new DocumentPlan(DocumentTemplate.empty(), chosen), name);
  }

  private void succeed(String summary) {
    var out = invocation.streams().out();
    if (output.object()) {
      var document = new Document().put("status", "succeeded");
      document.putAll(result);
      invocation.streams().result().finish(document.put("exit_code", 0));
    } else {
      out.println(summary);
    }
  }

  @Override
  public Document onFailure(Failure failure) {
    return result;
  }

  private boolean isStandardInput() {
    return path.toString().equals(DocumentIntake.STANDARD_INPUT);
  }

  private boolean isDocument(Path resolved) {
    var name = resolved.getFileName() == null ? "" : resolved.getFileName().toString();
    var folded = name.toLowerCase(Locale.ROOT);
    return isStandardInput()
        || (DOCUMENTS.stream().anyMatch(folded::endsWith) && !Files.isDirectory(resolved));
  }
}
