package io.tracebloc.sandbox.standin.ingestor;

import java.util.List;

/** LBL-01: the configured label column exists. */
final class LabelColumnRule implements Rule {
  @Override
  public String name() {
    return "Label Column";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) {
    return plan.labelColumn()
        .filter(label -> Cells.resolve(manifest.header(), label).isEmpty())
        .map(
            label ->
                List.of(
                    "LBL-01: label column '%s' is not in the CSV file (columns: %s)"
                        .formatted(label, Cells.shortList(manifest.header()))))
        .orElse(List.of());
  }
}
