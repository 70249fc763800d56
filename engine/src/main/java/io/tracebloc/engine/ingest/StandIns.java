package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Family;

/**
 * Puts something valid where the push will fill in what a document about local files leaves out, so
 * that the schema does not ask for it: inferred column types and the size of keypoint pictures.
 */
final class StandIns {
  private StandIns() {}

  /** The document to check; the one given if nothing is left out. */
  static SpecDocument in(SpecDocument document) {
    var root = document.root().deepCopy();
    var category = Category.ofId(root.path("category").asString(""));
    if (category.isEmpty()) {
      return document;
    }
    var leftOut = false;
    if (category.get().family() == Family.TABULAR && !root.has("schema")) {
      var schema = root.putObject("schema").put("any", "INT");
      category.get().layout().columns().forEach(column -> schema.put(column, "TIMESTAMP"));
      leftOut = true;
    }
    if (category.get().hasKeypoints() && !root.has("target_size")) {
      root.putArray("target_size").add(1).add(1);
      leftOut = true;
    }
    return leftOut ? document.withRoot(root) : document;
  }
}
