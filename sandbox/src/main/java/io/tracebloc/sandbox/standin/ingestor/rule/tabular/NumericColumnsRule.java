package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;

/** TSF-06: every schema column but the time is numeric, whatever its type says. */
final class NumericColumnsRule implements Rule {
  @Override
  public String name() {
    return "Numeric Columns";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    for (var name : dataset.plan().schema().keySet()) {
      var column = dataset.validated().column(name);
      if (column.isEmpty() || name.equals(TimestampFormatRule.COLUMN)) {
        continue;
      }
      var wrong = new BadRows();
      for (var i = 0; i < dataset.rows().size(); i++) {
        var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
        if (!MissingValues.isNull(cell) && Numbers.parse(cell).isEmpty()) {
          wrong.add(i, cell);
        }
      }
      wrong.report(findings, "TSF-06: column '" + name + "' is not numeric");
    }
  }
}
