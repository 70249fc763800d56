package io.tracebloc.sandbox.standin.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The conditional rules 0 to 16 of the schema (datasets.md 1.5), in their order. */
final class CategoryRules {
  /** The ids of datasets.md 1.2, in the schema's order. */
  static final List<String> CATEGORIES =
      List.of(
          "image_classification",
          "object_detection",
          "keypoint_detection",
          "semantic_segmentation",
          "text_classification",
          "token_classification",
          "sentence_pair_classification",
          "tabular_classification",
          "tabular_regression",
          "time_series_forecasting",
          "time_series_classification",
          "time_to_event_prediction",
          "masked_language_modeling",
          "causal_language_modeling",
          "seq2seq",
          "embeddings");

  /** What the older line does not know yet (datasets.md 1.6). */
  private static final Set<String> NEWER =
      Set.of(
          "sentence_pair_classification",
          "time_series_classification",
          "causal_language_modeling",
          "seq2seq",
          "embeddings");

  /** What only the older line knows. */
  private static final String INSTANCE_SEGMENTATION = "instance_segmentation";

  private static final Set<String> IMAGES =
      Set.of(
          INSTANCE_SEGMENTATION,
          "image_classification",
          "object_detection",
          "keypoint_detection",
          "semantic_segmentation");
  private static final Set<String> TEXTS =
      Set.of(
          "text_classification",
          "token_classification",
          "sentence_pair_classification",
          "causal_language_modeling",
          "seq2seq",
          "embeddings");
  private static final Set<String> TABLES =
      Set.of(
          "tabular_classification",
          "tabular_regression",
          "time_series_forecasting",
          "time_series_classification",
          "time_to_event_prediction");
  private static final Set<String> REGRESSIONS =
      Set.of("tabular_regression", "time_series_forecasting", "time_to_event_prediction");
  private static final Set<String> PLAIN_LABELS =
      Set.of(
          INSTANCE_SEGMENTATION,
          "image_classification",
          "object_detection",
          "keypoint_detection",
          "semantic_segmentation",
          "text_classification",
          "token_classification",
          "sentence_pair_classification",
          "tabular_classification",
          "time_series_classification");
  private static final Set<String> SELF_SUPERVISED =
      Set.of("masked_language_modeling", "causal_language_modeling", "seq2seq", "embeddings");

  private CategoryRules() {}

  /** The categories that a line knows; the contract gives no order for the older one. */
  static List<String> categories(IngestorLine line) {
    return line.isNew()
        ? CATEGORIES
        : Stream.concat(CATEGORIES.stream(), Stream.of(INSTANCE_SEGMENTATION))
            .filter(category -> !NEWER.contains(category))
            .toList();
  }

  static void check(Place root, IngestorLine line) {
    checkSource(root);
    root.mapping()
        .flatMap(map -> Optional.ofNullable(map.get("category")))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(categories(line)::contains)
        .ifPresent(category -> checkCategory(root, category));
  }

  /** Rule 0: csv or json, not both. */
  private static void checkSource(Place root) {
    if (root.has("csv") == root.has("json")) {
      root.report(
          "oneOf", PythonText.of(root.value()) + " is not valid under any of the given schemas");
    }
  }

  private static void checkCategory(Place root, String category) {
    if (IMAGES.contains(category)) {
      root.required("images");
    }
    switch (category) {
      case "object_detection" -> root.required("annotations");
      case "semantic_segmentation" -> root.required("masks");
      case "masked_language_modeling" -> root.required("sequences");
      default -> {}
    }
    if (TEXTS.contains(category)) {
      root.required("texts");
    }
    checkTabular(root, category);
    checkLabel(root, category);
  }

  /** Rules 11, 12 and 13. */
  private static void checkTabular(Place root, String category) {
    if (TABLES.contains(category)) {
      root.required("schema");
    }
    if (category.equals("time_series_classification")) {
      root.required("schema");
      root.property("schema", schema -> schema.required("sequence_id", "timestamp"));
    }
    if (REGRESSIONS.contains(category)) {
      root.required("label");
      root.property(
          "label",
          label -> {
            label.type("object");
            label.required("column", "policy");
          });
    }
  }

  /** Rules 14, 15 and 16. */
  private static void checkLabel(Place root, String category) {
    if (category.equals("keypoint_detection")) {
      root.required("target_size", "number_of_keypoints");
    }
    if (PLAIN_LABELS.contains(category)) {
      root.required("label");
    }
    if (SELF_SUPERVISED.contains(category) && root.has("label")) {
      root.report(
          "not",
          PythonText.of(root.value()) + " should not be valid under {'required': ['label']}");
    }
  }
}
