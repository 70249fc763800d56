package io.tracebloc.engine.dataset;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.csv.CsvFormat;
import io.tracebloc.engine.dataset.selection.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user says about a dataset. Nothing is checked here: the preflight reports a bad table name
 * or an option that does not belong to the category as findings.
 *
 * @param path the dataset's folder, or a data file for tabular categories
 * @param table name of the dataset in the workspace
 * @param category its task
 * @param intent what it is for
 * @param labelColumn column with the label
 * @param targetSize size all pictures must have; absent means that of the first picture
 * @param minimumSize smallest size a picture may have
 * @param schema column types; empty means inferred
 * @param labelPolicy how labels leave the cluster, for regression-class tasks
 * @param timeColumn column with the time, for time-to-event prediction
 * @param numberOfKeypoints points for each picture, for keypoint detection
 * @param parts where its parts lie, if a document says so; the path is then that of the manifest
 *     for tables, else of the folder with the manifest
 * @param extension the one extension that a document declares for its files
 * @param recordIdColumn column that identifies records, if a document says so
 * @param csvFormat how cells of the manifest are told apart
 * @param selection which files of its directories are taken
 * @param strict whether warnings reject
 */
public record DatasetRequest(
    Path path,
    String table,
    Category category,
    Intent intent,
    Optional<String> labelColumn,
    Optional<PixelSize> targetSize,
    Optional<PixelSize> minimumSize,
    List<Column> schema,
    Optional<LabelPolicy> labelPolicy,
    Optional<String> timeColumn,
    OptionalInt numberOfKeypoints,
    Optional<DatasetParts> parts,
    Optional<String> extension,
    Optional<String> recordIdColumn,
    CsvFormat csvFormat,
    Selection selection,
    boolean strict) {

  public DatasetRequest {
    requireNonNull(path);
    requireNonNull(table);
    requireNonNull(category);
    requireNonNull(intent);
    requireNonNull(csvFormat);
    requireNonNull(selection);
    schema = List.copyOf(schema);
  }

  /** A training dataset about which nothing else is said. */
  public static DatasetRequest of(Path path, String table, Category category) {
    return builder(path, table, category).build();
  }

  /** A training dataset about which more is to be said. */
  public static Builder builder(Path path, String table, Category category) {
    return new Builder(path, table, category);
  }

  /** Everything said here, to say more. */
  public Builder toBuilder() {
    var builder = builder(path, table, category).intent(intent).schema(schema);
    builder.labelColumn = labelColumn;
    builder.targetSize = targetSize;
    builder.minimumSize = minimumSize;
    builder.labelPolicy = labelPolicy;
    builder.timeColumn = timeColumn;
    builder.numberOfKeypoints = numberOfKeypoints;
    builder.parts = parts;
    builder.extension = extension;
    builder.recordIdColumn = recordIdColumn;
    builder.csvFormat = csvFormat;
    builder.selection = selection;
    builder.strict = strict;
    return builder;
  }

  /** The same with a label column. */
  public DatasetRequest withLabelColumn(String column) {
    return toBuilder().labelColumn(Optional.of(column)).build();
  }

  /** The same with sizes for pictures. */
  public DatasetRequest withSizes(Optional<PixelSize> target, Optional<PixelSize> minimum) {
    return toBuilder().targetSize(target).minimumSize(minimum).build();
  }

  /** The same, rejecting on warnings. */
  public DatasetRequest withStrict() {
    return toBuilder().strict(true).build();
  }

  /** Collects what is said. */
  public static final class Builder {
    private final Path path;
    private final String table;
    private final Category category;
    private Intent intent = Intent.TRAIN;
    private Optional<String> labelColumn = Optional.empty();
    private Optional<PixelSize> targetSize = Optional.empty();
    private Optional<PixelSize> minimumSize = Optional.empty();
    private List<Column> schema = List.of();
    private Optional<LabelPolicy> labelPolicy = Optional.empty();
    private Optional<String> timeColumn = Optional.empty();
    private OptionalInt numberOfKeypoints = OptionalInt.empty();
    private Optional<DatasetParts> parts = Optional.empty();
    private Optional<String> extension = Optional.empty();
    private Optional<String> recordIdColumn = Optional.empty();
    private CsvFormat csvFormat = CsvFormat.STANDARD;
    private Selection selection = Selection.EVERYTHING;
    private boolean strict;

    private Builder(Path path, String table, Category category) {
      this.path = path;
      this.table = table;
      this.category = category;
    }

    public Builder intent(Intent value) {
      intent = value;
      return this;
    }

    public Builder labelColumn(Optional<String> value) {
      labelColumn = value;
      return this;
    }

    public Builder targetSize(Optional<PixelSize> value) {
      targetSize = value;
      return this;
    }

    public Builder minimumSize(Optional<PixelSize> value) {
      minimumSize = value;
      return this;
    }

    public Builder schema(List<Column> value) {
      schema = value;
      return this;
    }

    public Builder labelPolicy(Optional<LabelPolicy> value) {
      labelPolicy = value;
      return this;
    }

    public Builder timeColumn(Optional<String> value) {
      timeColumn = value;
      return this;
    }

    public Builder numberOfKeypoints(OptionalInt value) {
      numberOfKeypoints = value;
      return this;
    }

    public Builder parts(DatasetParts value) {
      parts = Optional.of(value);
      return this;
    }

    public Builder extension(Optional<String> value) {
      extension = value;
      return this;
    }

    public Builder recordIdColumn(Optional<String> value) {
      recordIdColumn = value;
      return this;
    }

    public Builder csvFormat(CsvFormat value) {
      csvFormat = value;
      return this;
    }

    public Builder selection(Selection value) {
      selection = value;
      return this;
    }

    public Builder strict(boolean value) {
      strict = value;
      return this;
    }

    public DatasetRequest build() {
      return new DatasetRequest(
          path,
          table,
          category,
          intent,
          labelColumn,
          targetSize,
          minimumSize,
          schema,
          labelPolicy,
          timeColumn,
          numberOfKeypoints,
          parts,
          extension,
          recordIdColumn,
          csvFormat,
          selection,
          strict);
    }
  }
}
