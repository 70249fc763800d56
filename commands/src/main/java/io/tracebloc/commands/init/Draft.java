package io.tracebloc.commands.init;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetParts;
import io.tracebloc.engine.dataset.DatasetParts.Part;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.preflight.SchemaInference;
import io.tracebloc.engine.dataset.rule.OptionScope;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.dataset.sniff.FirstPicture;
import io.tracebloc.engine.dataset.sniff.Sniffed;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DraftFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a document about a dataset should say: what was given on the command line, and for
 * the rest what the files tell.
 */
final class Draft {
  private static final String MANIFEST = "labels.csv";
  private static final int MOST_SHOWN = 10;

  private final Path path;
  private final Sniffed sniffed;

  /**
   * A draft about a dataset.
   *
   * @param path an existing folder or file, absolute
   * @param sniffed what it seems to hold
   */
  Draft(Path path, Sniffed sniffed) {
    this.path = path;
    this.sniffed = sniffed;
  }

  /** The names in the header, as far as it was recognised. */
  List<String> columns() {
    return sniffed instanceof Sniffed.Recognised found ? found.columns() : List.of();
  }

  /** The tasks that the files allow, as far as they were recognised. */
  List<Category> tasks() {
    return List.of(Category.values()).stream()
        .filter(
            task ->
                !(sniffed instanceof Sniffed.Recognised found) || task.family() == found.family())
        .toList();
  }

  /**
   * The label column as the header spells it; without one given, the only one that it can be.
   *
   * @throws LocalFailure if it is not given and can be several
   * @throws InputFailure if the header does not have the one given, and must
   */
  Optional<String> label(Category task, Optional<String> given) {
    if (!task.isLabelled()) {
      return given;
    }
    if (given.isEmpty()) {
      return Optional.of(only(sniffed.labelCandidates(task)));
    }
    var header = new CsvHeader(columns());
    var index = header.resolve(given.get());
    if (index.isPresent()) {
      return Optional.of(header.names().get(index.getAsInt()));
    }
    if (task.layout().labelInManifest() && !columns().isEmpty()) {
      throw new InputFailure(
          "There is no column '%s'.".formatted(Printable.of(given.get())),
          "The columns are " + listed(columns()) + ".");
    }
    return given;
  }

  private static String only(List<String> candidates) {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new LocalFailure(
        "It is not known which column is to be learnt",
        "Add --label-column COLUMN"
            + (candidates.isEmpty() ? "." : ", one of " + listed(candidates) + "."));
  }

  /**
   * Everything a document needs.
   *
   * @param request what was chosen
   * @param folder where the document will be
   * @throws Failure if what was chosen does not fit, or there is no manifest to speak of
   */
  DraftFacts facts(DatasetRequest request, Path folder) {
    var problems = new ArrayList<Finding>();
    TableName.check(request.table(), problems::add);
    OptionScope.check(request, problems::add);
    problems.stream()
        .filter(finding -> finding.severity() == Finding.Severity.REJECTION)
        .findFirst()
        .ifPresent(
            finding -> {
              throw new InputFailure(finding.message(), "Correct the option.");
            });
    var parts = parts(request.category());
    return switch (request.category().family()) {
      case TABULAR -> table(request, parts, folder);
      case IMAGE -> new DraftFacts(sized(request, parts), parts, folder, columns(), List.of());
      case TEXT -> new DraftFacts(request, parts, folder, columns(), List.of());
    };
  }

  private DraftFacts table(DatasetRequest request, DatasetParts parts, Path folder) {
    var notes = new ArrayList<String>();
    if (!request.schema().isEmpty()) {
      return new DraftFacts(request, parts, folder, columns(), notes);
    }
    var schema =
        SchemaInference.of(
            parts.manifest().path(), request.category(), finding -> notes.add(finding.message()));
    var known = request.toBuilder().schema(schema).build();
    return new DraftFacts(known, parts, folder, columns(), notes);
  }

  /** Keypoints need the size in the document; other tasks leave it to the push. */
  private static DatasetRequest sized(DatasetRequest request, DatasetParts parts) {
    return request.category().hasKeypoints() && request.targetSize().isEmpty()
        ? request.toBuilder()
            .targetSize(parts.directory().flatMap(part -> FirstPicture.size(part.path())))
            .build()
        : request;
  }

  private DatasetParts parts(Category task) {
    var sidecar = task.layout().sidecar();
    return new DatasetParts(
        new Part(manifest(task), MANIFEST, MANIFEST),
        task.directory().map(this::directory),
        sidecar.map(found -> directory(found.directory())));
  }

  private Part directory(String name) {
    return new Part(path.resolve(name), name, name);
  }

  private Path manifest(Category task) {
    return switch (sniffed) {
      case Sniffed.Recognised found -> found.manifest();
      case Sniffed.Undecided _ when task.family() != Family.TABULAR -> path.resolve(MANIFEST);
      case Sniffed.Undecided(var reason) ->
          throw new LocalFailure(
              "%s is no table: %s".formatted(Printable.of(path.toString()), reason),
              "Name the CSV file itself.");
    };
  }

  private static String listed(List<String> names) {
    var shown = names.stream().limit(MOST_SHOWN).map(Printable::of).collect(joining(", "));
    return names.size() > MOST_SHOWN
        ? "%s and %,d more".formatted(shown, names.size() - MOST_SHOWN)
        : shown;
  }
}
