package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvFormat;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.spec.IngestDocument;
import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns a valid document into a plan (datasets.md 3.3).
 *
 * @param shared where the volume that the document calls {@code /data/shared} is mounted
 */
public record Planner(Path shared, IngestorLine line) {
  private static final Path MOUNT = Path.of("/data/shared");
  private static final Size SMALLEST = new Size(32, 32);
  private static final int CHUNK = 1000;

  /** In the order in which the source root is looked for. */
  private static final List<String> SOURCES =
      List.of("images", "texts", "masks", "annotations", "sequences");

  /**
   * Plans a run.
   *
   * @throws IngestionFailedException if the stand-in does not know the category or a path leads out
   *     of the volume
   */
  public IngestionPlan plan(IngestDocument document) throws IngestionFailedException {
    var category = document.text("category").orElseThrow();
    var traits =
        Categories.find(category)
            .orElseThrow(
                () ->
                    new IngestionFailedException(
                        "this stand-in for the ingestor does not know category " + category));
    return new IngestionPlan(
        traits,
        line,
        document.text("table").orElseThrow(),
        document.text("intent").orElseThrow(),
        csv(document),
        files(document, traits),
        new IngestionPlan.Label(document.labelColumn(), document.bucketsLabels()),
        new IngestionPlan.DataId(
            document.dataId("strategy").orElse("uuid"), document.dataId("column")),
        schema(document),
        document.fileOption("time_column").or(() -> document.text("time_column")));
  }

  private IngestionPlan.Csv csv(IngestDocument document) throws IngestionFailedException {
    var csv =
        document
            .text("csv")
            .orElseThrow(
                () -> new IngestionFailedException("this stand-in reads CSV manifests only"));
    var format =
        new CsvFormat(
            first(document, "delimiter", ','),
            first(document, "quotechar", '"'),
            Optional.of(first(document, "escapechar", '\\')));
    return new IngestionPlan.Csv(
        located(Path.of(csv)), format, document.csvNumber("chunk_size").orElse(CHUNK));
  }

  private static char first(IngestDocument document, String option, char otherwise) {
    return document.csvOption(option).map(text -> text.charAt(0)).orElse(otherwise);
  }

  private IngestionPlan.Files files(IngestDocument document, CategoryTraits traits)
      throws IngestionFailedException {
    return new IngestionPlan.Files(
        traits.isTabular() ? shared : root(document),
        document
            .fileOption("extension")
            .or(traits::extension)
            .filter(_ -> !traits.isTabular())
            .map(extension -> extension.toLowerCase(Locale.ROOT)),
        document.size("target_size").or(traits::targetSize),
        document.size("min_size").or(() -> Optional.of(SMALLEST).filter(_ -> line.isNew())),
        document.fileNumber("number_of_keypoints"));
  }

  /** The parent of the first directory given; inside it the conventional names count. */
  private Path root(IngestDocument document) throws IngestionFailedException {
    var given =
        SOURCES.stream().map(document::text).flatMap(Optional::stream).findFirst().orElseThrow();
    return located(
        Objects.requireNonNullElse(Path.of(given).normalize().getParent(), Path.of("/")));
  }

  private Path located(Path path) throws IngestionFailedException {
    var normal = path.normalize();
    if (!normal.startsWith(MOUNT)) {
      throw new IngestionFailedException(path + " is not below " + MOUNT);
    }
    return shared.resolve(MOUNT.relativize(normal).toString());
  }

  private static Map<String, SqlType> schema(IngestDocument document) {
    var types = new LinkedHashMap<String, SqlType>();
    document.schema().forEach((column, type) -> types.put(Cells.trim(column), SqlType.of(type)));
    return types;
  }
}
