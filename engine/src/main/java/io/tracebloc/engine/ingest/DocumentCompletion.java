package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Sidecar;
import io.tracebloc.engine.dataset.Supervision;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what a user wrote, or nothing, to the document that is submitted ({@code
 * contract/datasets.md} 3.4): paths become those of the stage, what was left out is filled in with
 * what the preflight learnt, and everything else stays as it is.
 */
final class DocumentCompletion {
  /** Keys whose values are directories, in the order of the schema. */
  static final List<String> DIRECTORIES =
      List.of("images", "annotations", "masks", "texts", "sequences");

  private static final String DEFAULT_TEXT = ".txt";

  private final CheckedDataset dataset;
  private final DatasetRequest request;
  private final ObjectNode root;

  DocumentCompletion(CheckedDataset dataset, DocumentTemplate template) {
    this.dataset = dataset;
    this.request = dataset.request();
    this.root = template.copy();
  }

  /** The document. Called once. */
  ObjectNode run() {
    root.put("apiVersion", "tracebloc.io/v1");
    root.put("kind", "IngestConfig");
    root.put("category", request.category().id());
    root.put("table", request.table());
    root.put("intent", request.intent().id());
    paths();
    request.timeColumn().filter(_ -> !namesTimeColumn()).ifPresent(this::timeColumn);
    schema();
    label();
    switch (request.category().family()) {
      case IMAGE -> pictures();
      case TEXT -> texts();
      case TABULAR -> {}
    }
    return root;
  }

  private void paths() {
    var staging = IngestConfigWriter.STAGING + "/" + request.table() + "/";
    root.put("csv", staging + "labels.csv");
    var category = request.category();
    var used =
        List.of(
            category.directory().orElse(""),
            category.layout().sidecar().map(Sidecar::directory).orElse(""));
    for (var key : DIRECTORIES) {
      if (used.contains(key)) {
        root.put(key, staging + key + "/");
      } else {
        // Nothing is staged there; and the cluster takes its root from the first one it finds.
        root.remove(key);
      }
    }
  }

  private boolean namesTimeColumn() {
    return root.has("time_column")
        || root.path("spec").path("file_options").path("time_column").isString();
  }

  private void timeColumn(String column) {
    root.put("time_column", column);
  }

  private void schema() {
    if (request.category().family() == Family.TABULAR) {
      if (!root.has("schema") && !dataset.schema().isEmpty()) {
        var schema = root.putObject("schema");
        dataset.schema().forEach(column -> schema.put(column.name(), column.type()));
      }
    } else {
      // A column that is not declared is not stored, and training would not find the masks.
      linkColumn()
          .filter(column -> !root.path("schema").has(column))
          .ifPresent(column -> objectAt(root, "schema").put(column, "VARCHAR(255)"));
    }
  }

  private Optional<String> linkColumn() {
    return request.category().layout().sidecar().flatMap(Sidecar::linkColumn);
  }

  /** The header's spelling counts: older clusters look for exactly that (trap 13). */
  private void label() {
    if (!request.category().isLabelled()) {
      return;
    }
    dataset.labelColumn().or(request::labelColumn).ifPresent(this::label);
  }

  private void label(String column) {
    if (root.path("label") instanceof ObjectNode written) {
      written.put("column", column);
    } else if (request.category().supervision() == Supervision.REGRESSION) {
      var policy = request.labelPolicy().orElse(LabelPolicy.BUCKET);
      root.putObject("label").put("column", column).put("policy", policy.id());
    } else {
      root.put("label", column);
    }
  }

  private void pictures() {
    var atTop = request.category().hasKeypoints();
    if (atTop) {
      dataset.targetSize().ifPresent(size -> put(root, "target_size", size));
      if (request.numberOfKeypoints().isPresent() && !root.has("number_of_keypoints")) {
        root.put("number_of_keypoints", request.numberOfKeypoints().getAsInt());
      }
    }
    var options = objectAt(objectAt(root, "spec"), "file_options");
    dataset.extension().ifPresent(extension -> options.putIfAbsent("extension", text(extension)));
    if (!atTop && !root.has("target_size")) {
      dataset.targetSize().ifPresent(size -> put(options, "target_size", size));
    }
    request.minimumSize().ifPresent(size -> put(options, "min_size", size));
  }

  /** Only what the cluster would not assume by itself (trap 4). */
  private void texts() {
    dataset
        .extension()
        .filter(extension -> !extension.equals(DEFAULT_TEXT))
        .ifPresent(
            extension ->
                objectAt(objectAt(root, "spec"), "file_options")
                    .putIfAbsent("extension", text(extension)));
  }

  private tools.jackson.databind.JsonNode text(String value) {
    return root.stringNode(value);
  }

  private static void put(ObjectNode target, String key, PixelSize size) {
    if (!target.has(key)) {
      target.putArray(key).add(size.width()).add(size.height());
    }
  }

  private static ObjectNode objectAt(ObjectNode parent, String key) {
    return parent.path(key) instanceof ObjectNode there ? there : parent.putObject(key);
  }
}
