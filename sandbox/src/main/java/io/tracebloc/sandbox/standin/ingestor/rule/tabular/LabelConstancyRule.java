package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** SEQ-03: all rows of a sequence have one label. */
final class LabelConstancyRule implements Rule {
  @Override
  public String name() {
    return "Label Constancy";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var ids = dataset.validated().resolve(SequenceIdRule.COLUMN);
    var labels = dataset.labelColumn();
    if (ids.isEmpty() || labels.isEmpty()) {
      return;
    }
    var asNumbers = areNumbers(dataset, labels);
    var labelsOf = new LinkedHashMap<String, Set<Object>>();
    for (var row : dataset.rows()) {
      var id = Manifest.cell(row, ids).orElse("");
      if (!MissingValues.isPandas(id)) {
        labelsOf
            .computeIfAbsent(id, _ -> new HashSet<>())
            .add(value(Manifest.cell(row, labels).orElse(""), asNumbers));
      }
    }
    findings.problem(
        "SEQ-03: %d sequence(s) with more than one label",
        labelsOf.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> entry.getKey())
            .toList());
  }

  private static boolean areNumbers(Dataset dataset, OptionalInt labels) {
    return dataset.rows().stream()
        .map(row -> Manifest.cell(row, labels).orElse(""))
        .filter(cell -> !MissingValues.isPandas(cell))
        .allMatch(cell -> Double.isFinite(Numbers.parse(cell).orElse(Double.NaN)));
  }

  /** A missing label is a value of its own. */
  private static Object value(String cell, boolean asNumber) {
    if (MissingValues.isPandas(cell)) {
      return Optional.empty();
    }
    return asNumber ? (Object) (Numbers.parse(cell).orElseThrow() + 0.0) : cell;
  }
}
