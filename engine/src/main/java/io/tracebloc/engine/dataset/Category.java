package io.tracebloc.engine.dataset;

import static io.tracebloc.engine.dataset.DatasetLayout.images;
import static io.tracebloc.engine.dataset.DatasetLayout.table;
import static io.tracebloc.engine.dataset.DatasetLayout.texts;
import static io.tracebloc.engine.dataset.Supervision.CLASSIFICATION;
import static io.tracebloc.engine.dataset.Supervision.REGRESSION;
import static io.tracebloc.engine.dataset.Supervision.SELF_SUPERVISED;
import static io.tracebloc.engine.dataset.Supervision.TAGGING;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tasks that the contract knows, with their traits ({@code contract/datasets.md} 1.2, 3.1,
 * 3.2), in the order in which they are shown. Adding a category is one entry here and its rules.
 */
public enum Category {
  /** One label for each picture. */
  IMAGE_CLASSIFICATION(
      "image_classification",
      "Image classification",
      "one label for each picture",
      CLASSIFICATION,
      images()),
  /** Boxes in each picture. */
  OBJECT_DETECTION(
      "object_detection",
      "Object detection",
      "boxes around the things in each picture, as Pascal VOC files",
      CLASSIFICATION,
      images().beside(new Sidecar("annotations", ".xml", "", Optional.empty())).withoutLabel()),
  /** Points in each picture. */
  KEYPOINT_DETECTION(
      "keypoint_detection",
      "Keypoint detection",
      "named points in each picture, such as joints",
      CLASSIFICATION,
      images().columns("filename", "Annotation", "Visibility").withoutLabel()),
  /** One label for each text. */
  TEXT_CLASSIFICATION(
      "text_classification",
      "Text classification",
      "one label for each text",
      CLASSIFICATION,
      texts("texts")),
  /** Texts in which words are to be guessed. */
  MASKED_LANGUAGE_MODELING(
      "masked_language_modeling",
      "fill-mask (Masked language modeling)",
      "texts or sequences in which hidden parts are guessed",
      SELF_SUPERVISED,
      texts("sequences").withoutLabel()),
  /** A class for each row. */
  TABULAR_CLASSIFICATION(
      "tabular_classification",
      "Tabular classification",
      "a class for each row of a table",
      CLASSIFICATION,
      table()),
  /** A number for each row. */
  TABULAR_REGRESSION(
      "tabular_regression",
      "Tabular regression",
      "a number for each row of a table",
      REGRESSION,
      table()),
  /** The next values of a series. */
  TIME_SERIES_FORECASTING(
      "time_series_forecasting",
      "Time-series forecasting",
      "the next values of one series over time",
      REGRESSION,
      table("timestamp")),
  /** A class for each of many series. */
  TIME_SERIES_CLASSIFICATION(
      "time_series_classification",
      "Time-series classification",
      "a class for each of many series",
      CLASSIFICATION,
      table("sequence_id", "timestamp").grouped("sequence_id", "timestamp")),
  /** Time until something happens. */
  TIME_TO_EVENT_PREDICTION(
      "time_to_event_prediction",
      "Survival analysis (Time-to-event prediction)",
      "the time until something happens, and whether it did",
      REGRESSION,
      table()),
  /** Texts to be continued. */
  CAUSAL_LANGUAGE_MODELING(
      "causal_language_modeling",
      "Causal language modeling",
      "texts, or prompts with their completion, to be continued",
      SELF_SUPERVISED,
      texts("texts").withoutLabel().records(1, false, "prompt", "completion")),
  /** A text for each text. */
  SEQ2SEQ(
      "seq2seq",
      "translation / summarization (Sequence-to-sequence)",
      "a text to be produced from each text",
      SELF_SUPERVISED,
      texts("texts").withoutLabel().records(1, false, "source", "target")),
  /** A tag for each word. */
  TOKEN_CLASSIFICATION(
      "token_classification",
      "Token classification",
      "a tag for each word, such as names in a text",
      TAGGING,
      texts("texts")),
  /** One label for each pair of texts. */
  SENTENCE_PAIR_CLASSIFICATION(
      "sentence_pair_classification",
      "Sentence-pair classification",
      "one label for each pair of sentences",
      CLASSIFICATION,
      texts("texts").records(2, true, "text_a", "text_b")),
  /** Texts that belong together. */
  EMBEDDINGS(
      "embeddings",
      "Embeddings",
      "texts that belong together, and optionally one that does not",
      SELF_SUPERVISED,
      texts("texts").withoutLabel().records(2, true, "anchor", "positive", "negative")),
  /** A class for each pixel. */
  SEMANTIC_SEGMENTATION(
      "semantic_segmentation",
      "Semantic segmentation",
      "a class for each pixel, as a mask beside each picture",
      CLASSIFICATION,
      images()
          .beside(new Sidecar("masks", ".png", "_mask", Optional.of("mask_id")))
          .columns("filename", "mask_id")
          .withoutLabel());

  private final String id;
  private final String displayName;
  private final String explanation;
  private final Supervision supervision;

  @SuppressWarnings("ImmutableEnumChecker") // A record of immutable lists.
  private final DatasetLayout layout;

  Category(
      String id,
      String displayName,
      String explanation,
      Supervision supervision,
      DatasetLayout.Builder layout) {
    this.id = id;
    this.displayName = displayName;
    this.explanation = explanation;
    this.supervision = supervision;
    this.layout = layout.build();
  }

  /** The id used in documents and on the command line. */
  public String id() {
    return id;
  }

  /** The name shown to people. */
  public String displayName() {
    return displayName;
  }

  /** What its data are, in a few words, for people who choose. */
  public String explanation() {
    return explanation;
  }

  /** What it is made of. */
  public Family family() {
    return layout.family();
  }

  /** What it learns from. */
  public Supervision supervision() {
    return supervision;
  }

  /** Where its parts lie and what they hold. */
  public DatasetLayout layout() {
    return layout;
  }

  /** Name of the directory with its primary files; empty for tabular data. */
  public Optional<String> directory() {
    return layout.directory();
  }

  /** Whether its document names a label. */
  public boolean isLabelled() {
    return supervision != SELF_SUPERVISED;
  }

  /** Whether the user may name its time column. */
  public boolean hasTimeColumn() {
    return this == TIME_TO_EVENT_PREDICTION;
  }

  /** Whether its pictures carry a declared number of keypoints. */
  public boolean hasKeypoints() {
    return this == KEYPOINT_DETECTION;
  }

  /** The category with this id. */
  public static Optional<Category> ofId(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equals(id)).findFirst();
  }
}
