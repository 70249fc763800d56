package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Sidecar;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the schema accepts but a user should know ({@code contract/datasets.md} 1.4, traps 26, 39).
 */
final class DocumentRemarks {
  private static final List<String> WITHOUT_EFFECT =
      List.of("validators", "sidecars", "processors");
  private static final Set<String> FILE_OPTIONS =
      Set.of("target_size", "min_size", "extension", "number_of_keypoints", "time_column");

  private final SpecDocument document;
  private final List<String> remarks;

  DocumentRemarks(SpecDocument document) {
    this.document = document;
    this.remarks = new ArrayList<>(document.remarks());
  }

  /**
   * All remarks, printable. Called once.
   *
   * @param local whether the document is about files on this machine
   */
  List<String> all(boolean local) {
    var table = document.root().path("table").asString("");
    if (!local && !table.isEmpty() && !TableName.isSafe(table)) {
      remark(List.of("table"), "'%s' is no safe name for a dataset", table);
    }
    var spec = document.root().path("spec");
    for (var key : WITHOUT_EFFECT) {
      if (spec.has(key)) {
        remark(List.of("spec", key), "'spec.%s' has no effect: the ingestor ignores it", key);
      }
    }
    for (var key : spec.path("file_options").propertyNames()) {
      if (!FILE_OPTIONS.contains(key)) {
        remark(
            List.of("spec", "file_options", key),
            "'spec.file_options.%s' is not a setting that the contract knows; is it misspelt?",
            key);
      }
    }
    Category.ofId(document.root().path("category").asString(""))
        .ifPresent(category -> directories(category, local));
    return List.copyOf(remarks);
  }

  private void directories(Category category, boolean local) {
    var used =
        List.of(
            category.directory().orElse(""),
            category.layout().sidecar().map(Sidecar::directory).orElse(""));
    for (var key : DocumentCompletion.DIRECTORIES) {
      if (document.root().has(key) && !used.contains(key)) {
        remark(
            List.of(key),
            "'%s' does not belong to " + category.id() + (local ? "; it is left out" : ""),
            key);
      }
    }
  }

  private void remark(List<String> path, String text, String key) {
    Optional<Place> place = document.keyPlace(path).or(() -> document.place(path));
    remarks.add(
        place.map(found -> "line " + found.line() + ": ").orElse("")
            + text.formatted(Printable.of(key)));
  }
}
