package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import java.util.List;
import java.util.OptionalInt;

/**
 * The columns of the schema that are stored beside the framework's own: not the label, not the
 * annotation, not the id (datasets.md 8.1).
 *
 * @param names in the document's order
 * @param columns where they are in the CSV file
 */
record FeatureColumns(List<String> names, List<OptionalInt> columns) {
  FeatureColumns {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
  }

  static FeatureColumns of(IngestionPlan plan, Manifest manifest) {
    var names =
        plan.schema().keySet().stream()
            .filter(name -> !isSame(name, plan.label().column().orElse("")))
            .filter(name -> !isSame(name, plan.dataId().column().orElse("")))
            .filter(name -> !name.equals("Annotation"))
            .filter(name -> plan.line().isNew() || !name.equals("mask_id"))
            .toList();
    return new FeatureColumns(names, names.stream().map(manifest::column).toList());
  }

  private static boolean isSame(String name, String other) {
    return Cells.resolve(List.of(name), other).isPresent();
  }

  /** A row's values. */
  List<String> of(List<String> row) {
    return columns.stream()
        .map(
            column ->
                Manifest.cell(row, column)
                    .filter(cell -> !MissingValues.isNull(cell))
                    .map(Cells::trim)
                    .orElse(""))
        .toList();
  }
}
