package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.time.Clock;
import java.time.LocalDate;

/** TSF-05: every moment is of a day before today, in the clock's zone. */
record BeforeTodayRule(Clock clock) implements Rule {
  @Override
  public String name() {
    return "Time Before Today";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var column = dataset.validated().column(TimestampFormatRule.COLUMN);
    var today = LocalDate.now(clock);
    var late = new BadRows();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      var moment = Moments.parse(cell, false);
      if (moment.isPresent() && !moment.get().toLocalDate().isBefore(today)) {
        late.add(i, cell);
      }
    }
    late.report(findings, "TSF-05: a timestamp that is not before today");
  }
}
