package io.tracebloc.sandbox.standin.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code ingest.v1} schema (datasets.md 1) as plain checks, written from the contract's text
 * and shared with nobody: a client's own check and this one can only agree by both being right.
 */
final class IngestSchema {
  private static final Set<String> ROOT_KEYS =
      Set.of(
          "apiVersion",
          "kind",
          "category",
          "table",
          "intent",
          "csv",
          "json",
          "images",
          "annotations",
          "masks",
          "texts",
          "sequences",
          "label",
          "schema",
          "time_column",
          "target_size",
          "number_of_keypoints",
          "data_id",
          "spec");

  private IngestSchema() {}

  /**
   * All violations, in the ingestor's order (datasets.md 2.2); empty for a valid document.
   *
   * @param document the parsed YAML mapping, its keys turned into strings
   * @param line whose schema counts (datasets.md 1.6)
   */
  static List<Violation> violations(Map<String, Object> document, IngestorLine line) {
    var found = new ArrayList<Violation>();
    var root = new Place(List.of(), Optional.of(document), found);
    root.closed(ROOT_KEYS);
    root.required("apiVersion", "kind", "category", "table", "intent");
    checkProperties(root, line);
    CategoryRules.check(root, line);
    found.sort(Violation.BY_PATH);
    return List.copyOf(found);
  }

  /** Datasets.md 1.1. */
  private static void checkProperties(Place root, IngestorLine line) {
    root.property("apiVersion", place -> place.constant("tracebloc.io/v1"));
    root.property("kind", place -> place.constant("IngestConfig"));
    root.property(
        "category",
        place -> {
          place.type("string");
          place.oneOf(CategoryRules.categories(line));
        });
    root.property("table", Place::text);
    root.property(
        "intent",
        place -> {
          place.type("string");
          place.oneOf(List.of("train", "test"));
        });
    for (var path :
        List.of("csv", "json", "images", "annotations", "masks", "texts", "sequences")) {
      root.property(path, Place::text);
    }
    root.property("label", IngestSchema::checkLabel);
    root.property("schema", IngestSchema::checkColumns);
    root.property("time_column", Place::text);
    root.property("target_size", Place::size);
    root.property("number_of_keypoints", Place::positiveInteger);
    root.property("data_id", dataId -> checkDataId(dataId, line));
    root.property("spec", spec -> SpecBlockRules.check(spec, line));
  }

  /** A string, or an object with column and policy; however it fails, that is one violation. */
  private static void checkLabel(Place label) {
    var asText = new Place(label.path(), label.value(), new ArrayList<>());
    asText.text();
    var asObject = new Place(label.path(), label.value(), new ArrayList<>());
    asObject.type("object");
    asObject.closed(Set.of("column", "policy"));
    asObject.required("column");
    asObject.property("column", Place::text);
    asObject.property(
        "policy",
        policy -> {
          policy.type("string");
          policy.oneOf(List.of("passthrough", "bucket"));
        });
    if (!asText.found().isEmpty() && !asObject.found().isEmpty()) {
      label.report(
          "oneOf", PythonText.of(label.value()) + " is not valid under any of the given schemas");
    }
  }

  private static void checkColumns(Place schema) {
    schema.type("object");
    schema.notEmpty("minProperties", "object");
    schema.eachProperty(column -> column.type("string"));
  }

  /** Datasets.md 1.3. */
  private static void checkDataId(Place dataId, IngestorLine line) {
    var strategies =
        line.isNew() ? List.of("uuid", "column", "content_hash") : List.of("uuid", "column");
    dataId.type("object");
    dataId.closed(Set.of("strategy", "column"));
    dataId.required("strategy");
    dataId.property(
        "strategy",
        strategy -> {
          strategy.type("string");
          strategy.oneOf(strategies);
        });
    dataId.property("column", Place::text);
    if (dataId.mapping().map(map -> "column".equals(map.get("strategy"))).orElse(false)) {
      dataId.required("column");
    }
  }
}
