package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.columns.ColumnTypes;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.ingest.ColumnTypesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What a dataset is: name, task and columns. */
public class DatasetOptions {
  @Option(
      names = {"--name", "--table"},
      paramLabel = "NAME",
      description = "Name of the dataset in the workspace")
  private String name;

  @Option(
      names = {"--task", "--category"},
      paramLabel = "TASK",
      converter = CategoryConverter.class,
      completionCandidates = CategoryConverter.Candidates.class,
      description = "What the dataset is for: ${COMPLETION-CANDIDATES}")
  private Category task;

  @Option(
      names = "--intent",
      paramLabel = "INTENT",
      converter = IntentConverter.class,
      defaultValue = "train",
      description = "Whether it is to train on or to test with: train (default), test")
  private Intent intent;

  @Option(names = "--label-column", paramLabel = "COLUMN", description = "Column with the label")
  private String labelColumn;

  @Option(
      names = "--target-size",
      paramLabel = "WxH",
      converter = PixelSizeConverter.class,
      description = "Size that all pictures must have; default: that of the first one")
  private PixelSize targetSize;

  @Option(
      names = "--min-size",
      paramLabel = "WxH",
      converter = PixelSizeConverter.class,
      description = "Smallest size that a picture may have")
  private PixelSize minimumSize;

  @Option(
      names = {"--number-of-keypoints", "--keypoints"},
      paramLabel = "N",
      description = "Points in each picture, for keypoint_detection")
  private Integer numberOfKeypoints;

  @Option(
      names = "--label-policy",
      paramLabel = "POLICY",
      converter = LabelPolicyConverter.class,
      description = "How numbers to be predicted leave the cluster: bucket (default), passthrough")
  private LabelPolicy labelPolicy;

  @Option(
      names = "--time-column",
      paramLabel = "COLUMN",
      description = "Column with the time, for time_to_event_prediction; default: time")
  private String timeColumn;

  @Option(
      names = "--schema",
      paramLabel = "COLUMN:TYPE,...",
      description = "Columns of a table with their SQL types; default: told from the first rows")
  private String schema;

  @Option(
      names = "--schema-file",
      paramLabel = "FILE",
      description = "The same from a file: COLUMN: TYPE on each line, as YAML, or as JSON")
  private Path schemaFile;

  /** The name as given, if any. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The task as given, if any. */
  public Optional<Category> task() {
    return Optional.ofNullable(task);
  }

  /** The label column as given, if any. */
  public Optional<String> labelColumn() {
    return Optional.ofNullable(labelColumn);
  }

  /** The number of keypoints as given, if any. */
  public OptionalInt numberOfKeypoints() {
    return optionalInt(numberOfKeypoints);
  }

  /** Takes the task that a person chose. */
  public void answer(Category chosen) {
    task = chosen;
  }

  /** Takes the name that a person chose. */
  public void answerName(String chosen) {
    name = chosen;
  }

  /** Takes the label column that a person chose. */
  public void answerLabelColumn(String chosen) {
    labelColumn = chosen;
  }

  /** Takes the number of keypoints that a person told. */
  public void answerNumberOfKeypoints(int told) {
    numberOfKeypoints = told;
  }

  /**
   * The options that are missing, as they are to be written.
   *
   * @param nameNeeded whether the dataset needs a name
   */
  public List<String> missing(boolean nameNeeded) {
    var missing = new ArrayList<String>();
    if (name == null && nameNeeded) {
      missing.add("--name NAME");
    }
    if (task == null) {
      missing.add("--task TASK");
    }
    if (labelColumn == null && (task == null || task.isLabelled())) {
      missing.add("--label-column COLUMN");
    }
    if (numberOfKeypoints == null && task != null && task.hasKeypoints()) {
      missing.add("--number-of-keypoints N");
    }
    return missing;
  }

  /** What the dataset is for. */
  public Intent intent() {
    return intent;
  }

  /**
   * What was said about the dataset in this path, under this name.
   *
   * @param workingDirectory what paths are relative to
   * @throws LocalFailure naming the missing options; a person could be asked for them, but nobody
   *     is
   * @throws InputFailure if the column types cannot be read
   */
  public DatasetRequest toDatasetRequest(
      Path workingDirectory, Path path, Optional<String> defaultName) {
    requireNothingMissing(defaultName.isPresent());
    var resolved = workingDirectory.resolve(path);
    return DatasetRequest.builder(resolved, name().or(() -> defaultName).orElseThrow(), task)
        .intent(intent)
        .labelColumn(labelColumn())
        .targetSize(Optional.ofNullable(targetSize))
        .minimumSize(Optional.ofNullable(minimumSize))
        .numberOfKeypoints(numberOfKeypoints())
        .labelPolicy(Optional.ofNullable(labelPolicy))
        .timeColumn(Optional.ofNullable(timeColumn))
        .schema(columns(workingDirectory))
        .build();
  }

  /**
   * Refuses options that describe a dataset beside a document that does.
   *
   * @throws InputFailure naming them
   */
  public static void refuseBesideDocument(ParseResult parsed) {
    var given = givenIn(parsed);
    if (!given.isEmpty()) {
      throw new InputFailure(
          "A document says itself what its dataset is; %s cannot be given besides"
              .formatted(String.join(", ", given)),
          "Change the document instead.");
    }
  }

  /** The names of those options that were given on a command line and describe a dataset. */
  private static List<String> givenIn(ParseResult parsed) {
    var known = CommandSpec.forAnnotatedObject(new DatasetOptions());
    return parsed.matchedOptions().stream()
        .map(option -> option.names()[0])
        .filter(name -> known.findOption(name) != null)
        .distinct()
        .toList();
  }

  private List<Column> columns(Path workingDirectory) {
    if (schema != null && schemaFile != null) {
      throw new InputFailure(
          "Column types are given twice.", "Leave out either --schema or --schema-file.");
    }
    if (schemaFile != null) {
      return ColumnTypesFile.read(workingDirectory.resolve(schemaFile));
    }
    return schema == null ? List.of() : ColumnTypes.parse(schema);
  }

  private static OptionalInt optionalInt(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private void requireNothingMissing(boolean nameIsOptional) {
    var missing = missing(!nameIsOptional);
    if (!missing.isEmpty()) {
      throw new LocalFailure(
          "Not enough is known about the dataset", "Add " + String.join(" ", missing) + ".");
    }
  }
}
