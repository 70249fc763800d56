package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.ingestor.dataset.CategoryTraits.Family;
import io.tracebloc.sandbox.standin.ingestor.dataset.CategoryTraits.Sidecar;
import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry of categories (datasets.md 3.1 and 3.3). */
public final class Categories {
  private static final Map<String, CategoryTraits> TRAITS =
      Stream.of(
              images("image_classification", ".jpeg", new Size(256, 256)),
              images(
                  "object_detection",
                  ".jpg",
                  new Size(1920, 1080),
                  new Sidecar("annotations", ".xml")),
              new CategoryTraits(
                  "keypoint_detection",
                  Family.IMAGE,
                  Optional.of("images"),
                  List.of(),
                  Optional.of(".jpg"),
                  Optional.empty(),
                  true),
              images(
                  "semantic_segmentation",
                  ".jpg",
                  new Size(512, 512),
                  new Sidecar("masks", "_mask.png")),
              texts("text_classification", "texts", true),
              texts("token_classification", "texts", false),
              texts("sentence_pair_classification", "texts", true),
              texts("masked_language_modeling", "sequences", false),
              texts("causal_language_modeling", "texts", false),
              texts("seq2seq", "texts", false),
              texts("embeddings", "texts", false),
              table("tabular_classification", true),
              table("tabular_regression", false),
              table("time_series_forecasting", false),
              table("time_series_classification", true),
              table("time_to_event_prediction", false))
          .collect(Collectors.toUnmodifiableMap(CategoryTraits::id, Function.identity()));

  private Categories() {}

  /** The traits of a category; empty for one that the stand-in does not know. */
  public static Optional<CategoryTraits> find(String id) {
    return Optional.ofNullable(TRAITS.get(id));
  }

  private static CategoryTraits images(
      String id, String extension, Size size, Sidecar... sidecars) {
    return new CategoryTraits(
        id,
        Family.IMAGE,
        Optional.of("images"),
        List.of(sidecars),
        Optional.of(extension),
        Optional.of(size),
        true);
  }

  private static CategoryTraits texts(String id, String directory, boolean classification) {
    return new CategoryTraits(
        id,
        Family.TEXT,
        Optional.of(directory),
        List.of(),
        Optional.of(".txt"),
        Optional.empty(),
        classification);
  }

  private static CategoryTraits table(String id, boolean classification) {
    return new CategoryTraits(
        id,
        Family.TABULAR,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        classification);
  }
}
