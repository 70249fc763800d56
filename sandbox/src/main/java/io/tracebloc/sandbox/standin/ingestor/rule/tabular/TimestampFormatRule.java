package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;

/** TSF-01, TSF-02, TSF-03 and TSF-07: the column {@code timestamp} holds unambiguous moments. */
final class TimestampFormatRule implements Rule {
  static final String COLUMN = "timestamp";
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return "Timestamp Format";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    checkTimeColumn(dataset, findings);
    var type = dataset.plan().schema().get(COLUMN);
    if (type == null || !type.base().equals("TIMESTAMP")) {
      findings.problem("TSF-01: the schema has no column 'timestamp' of type TIMESTAMP");
    }
    var column = dataset.validated().column(COLUMN);
    if (column.isEmpty()) {
      findings.problem("TSF-02: no column 'timestamp' in the CSV file");
      return;
    }
    var unreadable = new BadRows(SHOWN);
    var ambiguous = new BadRows(SHOWN);
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      if (Moments.parse(cell, false).isEmpty()) {
        unreadable.add(i, cell);
      } else if (Moments.isAmbiguous(cell)) {
        ambiguous.add(i, cell);
      }
    }
    unreadable.report(findings, "TSF-03: missing or unreadable timestamp");
    ambiguous.report(findings, "TSF-03: day and month of the timestamp can be exchanged");
  }

  /** TSF-07, newer line only. */
  static void checkTimeColumn(Dataset dataset, Findings findings) {
    if (dataset.plan().line().isNew()
        && dataset.plan().timeColumn().filter(name -> !name.equals(COLUMN)).isPresent()) {
      findings.problem("TSF-07: time_column must be 'timestamp'");
    }
  }
}
