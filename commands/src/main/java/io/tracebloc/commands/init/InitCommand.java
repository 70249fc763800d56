package io.tracebloc.commands.init;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.guide.Guide;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.SuggestedName;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.files.ExistingPath;
import io.tracebloc.engine.dataset.sniff.DatasetSniff;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentDraft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code init}: writes a commented document about a dataset, from options and what the files tell.
 */
@Command(
    name = "init",
    description = {
      "Write a document about a dataset, with comments, to review and push",
      "",
      "Looks at the names of the files and the first rows. Touches no cluster.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} leaves --task image_classification --label-column disease",
      "  ${COMMAND-FULL-NAME} loans.csv --task tabular_classification -o loans.yaml"
    })
public final class InitCommand implements Callable<Integer> {
  private static final String DOCUMENT = "ingest.yaml";
  private static final String STANDARD_OUTPUT = "-";
  private static final Set<String> FORMATS = Set.of("json", "yaml", "wide");

  private final Invocation invocation;

  @Parameters(paramLabel = "PATH", description = "Folder of the dataset, or a CSV file")
  private Path path;

  @ArgGroup(validate = false, heading = "%nDataset:%n")
  private DatasetOptions dataset = new DatasetOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write; - for standard output; default: ingest.yaml in the folder or beside the file")
  private String output;

  @Option(names = "--force", description = "Replace the document if there is one already")
  private boolean force;

  @Option(
      names = "--no-input",
      preprocessor = AttachedValue.class,
      description = "Never ask; fail if something is missing")
  private boolean noInput;

  @Mixin
  @SuppressWarnings("UnusedVariable") // read where errors are reported
  private Verbosity verbosity = new Verbosity();

  /** The command for this call. */
  public InitCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    refuseFormat();
    var directory = invocation.environment().workingDirectory().toAbsolutePath();
    var resolved = directory.resolve(path).normalize();
    ExistingPath.require(resolved, path.toString());
    var shown = shown();
    var target = directory.resolve(shown).normalize();
    if (!isStandardOutput() && !force && Files.exists(target)) {
      throw exists(shown);
    }
    var folder = isStandardOutput() ? directory : target.getParent();
    var text = draft(resolved, folder);
    if (isStandardOutput()) {
      invocation.streams().out().print(text);
    } else {
      write(text, target, shown);
      tellWhatIsNext(shown);
    }
    return 0;
  }

  /** Elsewhere {@code -o} takes a format: whoever asks for one here does not want such a file. */
  private void refuseFormat() {
    if (output != null && FORMATS.contains(output)) {
      throw new InputFailure(
          "-o names the file to write here, not a format such as %s".formatted(output),
          "Print the document with -o -, or name a file as in -o ./%s.".formatted(output));
    }
  }

  /** Where the document goes, as the user would type it. */
  private String shown() {
    if (output != null) {
      return output;
    }
    var directory = invocation.environment().workingDirectory();
    return (Files.isDirectory(directory.resolve(path))
            ? path.resolve(DOCUMENT)
            : path.resolveSibling(DOCUMENT))
        .toString();
  }

  private boolean isStandardOutput() {
    return STANDARD_OUTPUT.equals(output);
  }

  private String draft(Path resolved, Path folder) {
    var sniffed = DatasetSniff.of(resolved);
    var draft = new Draft(resolved, sniffed);
    if (Guide.canAsk(invocation, noInput, false)) {
      new Guide(invocation, resolved, dataset, true).complete(() -> sniffed);
    }
    var task = dataset.task().orElseThrow(() -> taskMissing(draft.tasks()));
    draft.label(task, dataset.labelColumn()).ifPresent(dataset::answerLabelColumn);
    var name = SuggestedName.of(resolved).orElse("dataset");
    var directory = invocation.environment().workingDirectory();
    var request = dataset.toDatasetRequest(directory, resolved, Optional.of(name));
    return DocumentDraft.text(draft.facts(request, folder), head());
  }

  private List<String> head() {
    var program = invocation.host().program();
    return List.of(
        "What tracebloc is to know about this dataset. Review it, then check and push it:",
        "  %s validate FILE".formatted(program),
        "  %s -f FILE".formatted(invocation.host().command("push")),
        "A push copies the files and changes the paths to where they are then.",
        "");
  }

  private static LocalFailure taskMissing(List<Category> tasks) {
    var ids = tasks.stream().map(Category::id).collect(joining(", "));
    return new LocalFailure(
        "It is not known what the dataset is for", "Add --task TASK, one of " + ids + ".");
  }

  private static LocalFailure exists(String shown) {
    return new LocalFailure(
        "%s exists already".formatted(Printable.of(shown)),
        "Add --force to replace it, or -o FILE to write elsewhere.");
  }

  private void write(String text, Path target, String shown) {
    var how =
        force
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(target, text, how);
    } catch (FileAlreadyExistsException e) {
      throw exists(shown);
    } catch (IOException e) {
      throw new LocalFailure(
          "%s cannot be written".formatted(Printable.of(shown)),
          "Check that the folder exists and that you may write there, or add -o FILE.",
          e);
    }
  }

  private void tellWhatIsNext(String shown) {
    var out = invocation.streams().out();
    var word = ShellWord.quote(shown);
    var program = invocation.host().program();
    out.println(Printable.of(shown) + " written. Review it, then:");
    out.println("  %s validate %s".formatted(program, word));
    out.println("  %s -f %s".formatted(invocation.host().command("push"), word));
  }
}
