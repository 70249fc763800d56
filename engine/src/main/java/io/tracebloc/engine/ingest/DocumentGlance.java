package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.LocalFailure;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a document in the cluster is about, read without judging it. Texts are as they stand there,
 * which may be anything.
 *
 * @param table name of the dataset
 * @param category id of its task
 * @param intent {@code train} or {@code test}
 * @param csv path of the manifest on the claim
 */
public record DocumentGlance(
    Optional<String> table,
    Optional<String> category,
    Optional<String> intent,
    Optional<String> csv) {
  public DocumentGlance {
    requireNonNull(table);
    requireNonNull(category);
    requireNonNull(intent);
    requireNonNull(csv);
  }

  /** Nothing is known. */
  public static DocumentGlance unknown() {
    return new DocumentGlance(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Reads a document; whatever cannot be understood is unknown. */
  public static DocumentGlance of(String yaml) {
    try {
      var root = SpecDocument.parse(yaml, "document").root();
      return new DocumentGlance(
          text(root.path("table")),
          text(root.path("category")),
          text(root.path("intent")),
          text(root.path("csv")));
    } catch (LocalFailure notUnderstood) {
      return unknown();
    }
  }

  private static Optional<String> text(JsonNode value) {
    return value.isString()
        ? Optional.of(value.asString()).filter(word -> !word.isBlank())
        : Optional.empty();
  }
}
