package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The categories that the stand-in can ingest. */
final class Categories {
  private static final Map<String, CategoryTraits> TRAITS =
      Stream.of(
              new CategoryTraits(
                  "image_classification",
                  "images",
                  "images",
                  ".jpeg",
                  Optional.of(new Size(256, 256)),
                  List.of(
                      new LabelColumnRule(),
                      new FileTypeRule(),
                      new ImageResolutionRule(),
                      new LabelDiversityRule())))
          .collect(Collectors.toUnmodifiableMap(CategoryTraits::id, Function.identity()));

  private Categories() {}

  /** The traits of a category; empty for one that the stand-in does not know yet. */
  static Optional<CategoryTraits> find(String id) {
    return Optional.ofNullable(TRAITS.get(id));
  }
}
