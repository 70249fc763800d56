package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;

/** TTE-01 and TTE-02: the time column holds numbers from zero up. */
final class DurationRule implements Rule {
  @Override
  public String name() {
    return "Time Column";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var name = dataset.plan().timeColumn().orElse("time");
    var column = dataset.validated().column(name);
    if (column.isEmpty()) {
      findings.problem("TTE-01: no time column '%s' in the CSV file".formatted(name));
      return;
    }
    var wrong = new BadRows();
    var missing = new BadRows();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      var number = Numbers.parse(cell);
      if (MissingValues.isNull(cell)) {
        missing.add(i, cell);
      } else if (number.isEmpty() || number.getAsDouble() < 0) {
        wrong.add(i, cell);
      }
    }
    wrong.report(findings, "TTE-02: a time that is not a number from 0 up");
    if (!missing.isEmpty()) {
      findings.warning(missing.describe("TTE-02: missing time"));
    }
  }
}
