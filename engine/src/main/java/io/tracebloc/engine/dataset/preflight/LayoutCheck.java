package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the manifest and the directory of a dataset in a folder ({@code contract/datasets.md} 4.3).
 * LAY-01 is about the manifest, LAY-02 about directories, LAY-04 about links and other things that
 * are no files. Looks at names only, so it is quick whatever the size of the dataset.
 */
final class LayoutCheck {
  /** The name a manifest must have, and gets in the stage. */
  static final String MANIFEST = "labels.csv";

  private final Path root;
  private final Category category;
  private final Consumer<Finding> findings;

  LayoutCheck(Path root, Category category, Consumer<Finding> findings) {
    this.root = root;
    this.category = category;
    this.findings = findings;
  }

  /** The parts in a folder. */
  Layout locate() throws IOException {
    var manifest = manifest();
    var primary = category.directory();
    var sidecar = category.layout().sidecar();
    return new Layout(
        manifest,
        primary.isPresent() ? directory(primary.get()) : Optional.empty(),
        sidecar.isPresent() ? directory(sidecar.get().directory()) : Optional.empty());
  }

  private Optional<LocalEntry.RegularFile> manifest() throws IOException {
    return switch (LocalEntry.find(root, MANIFEST)) {
      case LocalEntry.RegularFile file -> Optional.of(file);
      case LocalEntry.Link _ -> linked(Rule.LAY_04, MANIFEST);
      case LocalEntry.Directory _ -> wrong(Rule.LAY_01, "is a folder; it must be a CSV file.");
      case LocalEntry.Special _ -> wrong(Rule.LAY_04, "is no regular file.");
      case LocalEntry.Absent absent ->
          absent(Rule.LAY_01, MANIFEST, absent, "a CSV file that names every record");
    };
  }

  private Optional<Path> directory(String name) throws IOException {
    return switch (LocalEntry.find(root, name)) {
      case LocalEntry.Directory found -> Optional.of(found.path());
      case LocalEntry.Link _ -> linked(Rule.LAY_04, name + "/");
      case LocalEntry.RegularFile _, LocalEntry.Special _ -> {
        findings.accept(Finding.of(Rule.LAY_02, "%s must be a folder.".formatted(name)).in(name));
        yield Optional.empty();
      }
      case LocalEntry.Absent absent ->
          absent(Rule.LAY_02, name + "/", absent, "the folder with the files");
    };
  }

  private <T> Optional<T> wrong(Rule rule, String problem) {
    findings.accept(Finding.of(rule, MANIFEST + " " + problem).in(MANIFEST));
    return Optional.empty();
  }

  private <T> Optional<T> linked(Rule rule, String name) {
    findings.accept(
        Finding.of(
                rule, name + " is a symbolic link, which is not followed; put the real one there.")
            .in(name));
    return Optional.empty();
  }

  private <T> Optional<T> absent(Rule rule, String name, LocalEntry.Absent absent, String purpose) {
    var message =
        absent
            .lookalike()
            .map(
                similar ->
                    "Rename '%s' to '%s': case counts.".formatted(Printable.of(similar), name))
            .orElse("%s needs %s, %s.".formatted(category.id(), name, purpose));
    findings.accept(Finding.of(rule, message).in(name));
    return Optional.empty();
  }
}
