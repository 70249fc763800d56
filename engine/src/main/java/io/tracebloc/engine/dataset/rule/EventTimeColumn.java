package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/** TTE-01: the header has exactly the time column that was named, else {@code time} (3.3). */
final class EventTimeColumn implements HeaderRule {
  private static final String USUAL = "time";

  /** The name of the column. */
  static String name(DatasetRequest request) {
    return request.timeColumn().orElse(USUAL);
  }

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    new ExactColumn(Rule.TTE_01, name(request), "the time until the event")
        .check(header, request, findings);
  }
}
