package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;

/** LBL-01: the configured label column exists, whatever its letter case. */
public final class LabelColumnRule implements Rule {
  @Override
  public String name() {
    return "Label Column";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    if (dataset.labelColumn().isEmpty()) {
      findings.problem(missing(dataset));
    }
  }

  /** What to say of a label column that is not there. */
  public static String missing(Dataset dataset) {
    return "LBL-01: label column '%s' is not in the CSV file (columns: %s)"
        .formatted(
            dataset.plan().label().column().orElse(""),
            Cells.shortList(dataset.validated().header()));
  }
}
