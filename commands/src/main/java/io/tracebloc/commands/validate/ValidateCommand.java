package io.tracebloc.commands.validate;

import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.JsonOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code validate}: checks a dataset as a push would, or an ingest document against the schema. */
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
  private final Invocation invocation;

  @Parameters(
      paramLabel = "PATH",
      description = "Folder of the dataset, or a document ending in .yaml or .yml")
  private Path path;

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private DatasetOptions dataset = new DatasetOptions();

  @Mixin private JsonOutput output = new JsonOutput();
  @Mixin private Verbosity verbosity = new Verbosity();

  private Document result = new Document();

  /** The command for this call. */
  public ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var resolved = invocation.environment().workingDirectory().resolve(path);
    result.put("path", path.toString());
    var summary =
        isDocument(resolved)
            ? new DocumentCheck(invocation, result).check(resolved, path.toString())
            : new DatasetCheck(invocation, result, verbosity.verbose())
                .check(dataset.toDatasetRequest(resolved, Optional.of("dataset")));
    succeed(summary);
    return 0;
  }

  private void succeed(String summary) {
    var out = invocation.streams().out();
    if (output.json()) {
      var document = new Document().put("status", "succeeded");
      document.putAll(result);
      out.print(document.put("exit_code", 0).toJson());
    } else {
      out.println(summary);
    }
  }

  @Override
  public Document onFailure(Failure failure) {
    return result;
  }

  private static boolean isDocument(Path path) {
    var name = path.getFileName() == null ? "" : path.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(path);
  }
}
