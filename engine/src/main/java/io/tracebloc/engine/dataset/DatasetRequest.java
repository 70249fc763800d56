package io.tracebloc.engine.dataset;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
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
 * @param schema column types as {@code column:TYPE,...} (6.3); absent means inferred
 * @param labelPolicy how labels leave the cluster, for regression-class tasks
 * @param timeColumn column with the time, for time-to-event prediction
 * @param numberOfKeypoints points for each picture, for keypoint detection
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
    Optional<String> schema,
    Optional<LabelPolicy> labelPolicy,
    Optional<String> timeColumn,
    OptionalInt numberOfKeypoints,
    boolean strict) {

  public DatasetRequest {
    requireNonNull(path);
    requireNonNull(table);
    requireNonNull(category);
    requireNonNull(intent);
  }

  /** A training dataset about which nothing else is said. */
  public static DatasetRequest of(Path path, String table, Category category) {
    return new DatasetRequest(
        path,
        table,
        category,
        Intent.TRAIN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        false);
  }

  /** The same with a label column. */
  public DatasetRequest withLabelColumn(String column) {
    return new DatasetRequest(
        path,
        table,
        category,
        intent,
        Optional.of(column),
        targetSize,
        minimumSize,
        schema,
        labelPolicy,
        timeColumn,
        numberOfKeypoints,
        strict);
  }

  /** The same with sizes for pictures. */
  public DatasetRequest withSizes(Optional<PixelSize> target, Optional<PixelSize> minimum) {
    return new DatasetRequest(
        path,
        table,
        category,
        intent,
        labelColumn,
        target,
        minimum,
        schema,
        labelPolicy,
        timeColumn,
        numberOfKeypoints,
        strict);
  }

  /** The same, rejecting on warnings. */
  public DatasetRequest withStrict() {
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
        true);
  }
}
