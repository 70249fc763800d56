package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.time.LocalDateTime;

/** TSF-04: moments never go back from row to row. */
final class TimestampOrderRule implements Rule {
  @Override
  public String name() {
    return "Timestamp Order";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var column = dataset.validated().column(TimestampFormatRule.COLUMN);
    var earlier = new BadRows();
    var latest = LocalDateTime.MIN;
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      var moment = Moments.parse(cell, false).orElse(latest);
      if (moment.isBefore(latest)) {
        earlier.add(i, cell);
      }
      latest = moment;
    }
    earlier.report(findings, "TSF-04: a timestamp before the one above it");
  }
}
