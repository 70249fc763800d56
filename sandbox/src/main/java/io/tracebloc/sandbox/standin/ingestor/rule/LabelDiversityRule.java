package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * DIV-01 for tables and DIV-02 for all others: at least two classes are left. In tables numbers are
 * compared as numbers, unless the label's column is a text, and missing values of a typed label do
 * not count. Elsewhere even the empty text is a class, and {@code 1} and {@code 1.0} are two.
 */
public final class LabelDiversityRule implements Rule {
  private static final Set<String> TEXTS = Set.of("VARCHAR", "CHAR", "TEXT", "STRING");

  @Override
  public String name() {
    return "Label Diversity";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var column = dataset.labelColumn();
    if (column.isEmpty()) {
      return;
    }
    var table = dataset.plan().traits().isTabular();
    var type = type(dataset);
    var asNumber = table && type.filter(declared -> TEXTS.contains(declared.base())).isEmpty();
    var classes =
        dataset.rows().stream()
            .map(row -> Manifest.cell(row, column))
            .flatMap(Optional::stream)
            .filter(cell -> !table || type.isEmpty() || !MissingValues.isCurated(cell))
            .map(Cells::trim)
            .map(value -> asNumber ? collapsed(value) : value)
            .collect(Collectors.toSet());
    if (classes.size() < 2) {
      findings.problem(
          "%s: the label column has fewer than two distinct values: %s"
              .formatted(table ? "DIV-01" : "DIV-02", classes));
    }
  }

  /** The label's type, if it is a column of the schema. */
  private static Optional<SqlType> type(Dataset dataset) {
    var label = dataset.plan().label().column().orElseThrow();
    var schema = dataset.plan().schema();
    var columns = schema.keySet().stream().toList();
    return Cells.resolve(columns, label).stream()
        .mapToObj(index -> schema.get(columns.get(index)))
        .findFirst();
  }

  private static Object collapsed(String value) {
    var number = Numbers.parse(value);
    // Adding zero makes one of the two zeros.
    return number.isPresent() ? (Object) (number.getAsDouble() + 0.0) : value;
  }
}
