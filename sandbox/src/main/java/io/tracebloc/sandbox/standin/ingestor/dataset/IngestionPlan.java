package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestDocument;
import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A valid document with every default filled in (datasets.md 3.3) and every path led to where the
 * shared volume really is.
 *
 * @param table the dataset's name; not yet checked
 * @param intent {@code train} or {@code test}
 * @param labelColumn as configured
 * @param csv the manifest
 * @param files the directory with the records' files
 * @param extension of the files, lower case, with the dot
 * @param targetSize what every picture must measure
 * @param minimumSize what every picture must at least measure
 * @param chunk rows per batch
 */
record IngestionPlan(
    CategoryTraits traits,
    String table,
    String intent,
    Optional<String> labelColumn,
    Path csv,
    CsvFormat format,
    Path files,
    String extension,
    Optional<Size> targetSize,
    Size minimumSize,
    int chunk) {
  private static final Path MOUNT = Path.of("/data/shared");
  private static final Size SMALLEST = new Size(32, 32);
  private static final Set<String> KNOWN_SUFFIXES =
      Set.of(".jpeg", ".jpg", ".png", ".xml", ".txt", ".text");

  /**
   * Plans a run.
   *
   * @param shared where the volume that the document calls {@code /data/shared} is mounted
   * @throws IngestionFailedException if the stand-in does not know the category or a path leads out
   *     of the volume
   */
  static IngestionPlan of(IngestDocument document, Path shared) throws IngestionFailedException {
    var category = document.text("category").orElseThrow();
    var traits =
        Categories.find(category)
            .orElseThrow(
                () ->
                    new IngestionFailedException(
                        "this stand-in for the ingestor does not know category " + category));
    var csv =
        document
            .text("csv")
            .orElseThrow(
                () -> new IngestionFailedException("this stand-in reads CSV manifests only"));
    // The source root is the parent of the directory given; its conventional name counts.
    var given = located(document.text(traits.source()).orElseThrow(), shared);
    return new IngestionPlan(
        traits,
        document.text("table").orElseThrow(),
        document.text("intent").orElseThrow(),
        document.labelColumn(),
        located(csv, shared),
        CsvFormat.of(document),
        given.resolveSibling(traits.directory()),
        document.fileOption("extension").orElse(traits.extension()).toLowerCase(Locale.ROOT),
        document.size("target_size").or(traits::targetSize),
        document.size("min_size").orElse(SMALLEST),
        document.csvNumber("chunk_size").orElse(1000));
  }

  private static Path located(String path, Path shared) throws IngestionFailedException {
    var normal = Path.of(path).normalize();
    if (!normal.startsWith(MOUNT)) {
      throw new IngestionFailedException(path + " is not below " + MOUNT);
    }
    return shared.resolve(MOUNT.relativize(normal).toString());
  }

  /** FILE-01: the name of the file that a {@code filename} cell means. */
  String fileName(String cell) {
    var name = Cells.trim(cell);
    var dot = name.lastIndexOf('.');
    var suffix = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    return KNOWN_SUFFIXES.contains(suffix) ? name : name + extension;
  }
}
