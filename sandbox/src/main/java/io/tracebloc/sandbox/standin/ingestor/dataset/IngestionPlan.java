package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvFormat;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A valid document with every default filled in (datasets.md 3.3) and every path led to where the
 * shared volume really is.
 *
 * @param line whose behaviour is played
 * @param table the dataset's name; not yet checked
 * @param intent {@code train} or {@code test}
 * @param schema the columns' types, in the document's order, names trimmed
 * @param timeColumn as configured, before any default
 */
public record IngestionPlan(
    CategoryTraits traits,
    IngestorLine line,
    String table,
    String intent,
    Csv csv,
    Files files,
    Label label,
    DataId dataId,
    Map<String, SqlType> schema,
    Optional<String> timeColumn) {
  private static final Set<String> KNOWN_SUFFIXES =
      Set.of(".jpeg", ".jpg", ".png", ".xml", ".txt", ".text");

  /**
   * The CSV file.
   *
   * @param format with the escape character of the data pass
   * @param chunk rows per batch
   */
  public record Csv(Path file, CsvFormat format, int chunk) {}

  /**
   * The records' files; for tables only a place that nobody looks at.
   *
   * @param root the source root, with the fixed directories in it
   * @param extension of the records' files, lower case, with the dot; empty for tables
   * @param targetSize what every picture must measure
   * @param minimumSize what every picture must at least measure
   * @param keypoints how many points each picture has
   */
  public record Files(
      Path root,
      Optional<String> extension,
      Optional<Size> targetSize,
      Optional<Size> minimumSize,
      OptionalInt keypoints) {
    /** One of the fixed directories. */
    public Path directory(String name) {
      return root.resolve(name);
    }

    /** FILE-01: the name of the file that a {@code filename} cell means. */
    public String nameOf(String cell) {
      var name = Cells.trim(cell);
      var dot = name.lastIndexOf('.');
      var suffix = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
      return KNOWN_SUFFIXES.contains(suffix) ? name : name + extension.orElse("");
    }
  }

  /**
   * The label.
   *
   * @param column as configured; empty for self-supervised categories
   * @param bucket whether numbers of buckets are stored in place of values
   */
  public record Label(Optional<String> column, boolean bucket) {}

  /**
   * Where ids come from.
   *
   * @param strategy {@code uuid}, {@code column} or {@code content_hash}
   * @param column only for the strategy {@code column}
   */
  public record DataId(String strategy, Optional<String> column) {}

  public IngestionPlan {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
  }

  /** The directory with the records' files; of no use for tables. */
  public Path recordFiles() {
    return files.directory(traits.directory().orElseThrow());
  }
}
