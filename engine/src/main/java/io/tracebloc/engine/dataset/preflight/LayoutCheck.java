package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetParts;
import io.tracebloc.engine.dataset.DatasetParts.Part;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the manifest and the directories of a dataset: in a folder under their conventional names
 * ({@code contract/datasets.md} 4.3), or where a document says. LAY-01 is about the manifest,
 * LAY-02 about directories, LAY-04 about links and other things that are no files. Looks at names
 * only, so it is quick whatever the size of the dataset.
 */
final class LayoutCheck {
  /** The name a manifest must have, and gets in the stage. */
  static final String MANIFEST = "labels.csv";

  private final Category category;
  private final DatasetParts parts;
  private final Consumer<Finding> findings;

  LayoutCheck(DatasetRequest request, Consumer<Finding> findings) {
    this.category = request.category();
    this.parts = request.parts().orElseGet(() -> conventional(request.path(), category));
    this.findings = findings;
  }

  private static DatasetParts conventional(Path root, Category category) {
    var sidecar = category.layout().sidecar();
    return new DatasetParts(
        new Part(root.resolve(MANIFEST), MANIFEST, MANIFEST),
        category.directory().map(name -> new Part(root.resolve(name), name, name)),
        sidecar.map(
            found ->
                new Part(root.resolve(found.directory()), found.directory(), found.directory())));
  }

  /** The parts that are there. */
  Layout locate() throws IOException {
    var manifest = manifest(parts.manifest());
    var primary = parts.directory();
    var sidecar = parts.sidecar();
    return new Layout(
        manifest,
        primary.isPresent()
            ? directory(primary.get(), "the folder with the files")
            : Optional.empty(),
        sidecar.isPresent()
            ? directory(sidecar.get(), "the folder with one file for each picture")
            : Optional.empty());
  }

  private Optional<LocalEntry.RegularFile> manifest(Part part) throws IOException {
    return switch (LocalEntry.find(part.path())) {
      case LocalEntry.RegularFile file -> Optional.of(file);
      case LocalEntry.Link _ -> linked(part, "");
      case LocalEntry.Directory _ ->
          wrong(Rule.LAY_01, part, "is a folder; it must be a CSV file.");
      case LocalEntry.Special _ -> wrong(Rule.LAY_04, part, "is no regular file.");
      case LocalEntry.Absent absent ->
          absent(Rule.LAY_01, part, "", absent, "a CSV file that names every record");
    };
  }

  private Optional<Path> directory(Part part, String purpose) throws IOException {
    return switch (LocalEntry.find(part.path())) {
      case LocalEntry.Directory found -> Optional.of(found.path());
      case LocalEntry.Link _ -> linked(part, "/");
      case LocalEntry.RegularFile _, LocalEntry.Special _ ->
          wrong(Rule.LAY_02, part, "must be a folder.");
      case LocalEntry.Absent absent -> absent(Rule.LAY_02, part, "/", absent, purpose);
    };
  }

  private <T> Optional<T> wrong(Rule rule, Part part, String problem) {
    findings.accept(Finding.of(rule, part.shown() + " " + problem).in(part.staged()));
    return Optional.empty();
  }

  private <T> Optional<T> linked(Part part, String end) {
    findings.accept(
        Finding.of(
                Rule.LAY_04,
                part.shown()
                    + end
                    + " is a symbolic link, which is not followed; put the real one there.")
            .in(part.staged() + end));
    return Optional.empty();
  }

  private <T> Optional<T> absent(
      Rule rule, Part part, String end, LocalEntry.Absent absent, String purpose) {
    var name = part.shown() + end;
    var message =
        absent
            .lookalike()
            .map(
                similar ->
                    "Rename '%s' to '%s': case counts.".formatted(Printable.of(similar), name))
            .orElse("%s needs %s, %s.".formatted(category.id(), name, purpose));
    findings.accept(Finding.of(rule, message).in(part.staged() + end));
    return Optional.empty();
  }
}
