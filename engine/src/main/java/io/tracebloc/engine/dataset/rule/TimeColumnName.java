package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/**
 * TSF-07: the time of a series is always {@code timestamp}. Newer ingestors refuse documents that
 * say otherwise; older ones take no notice.
 */
final class TimeColumnName implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    request
        .timeColumn()
        .filter(name -> !name.equals(TimestampType.NAME))
        .ifPresent(
            name ->
                findings.accept(
                    Finding.remark(
                        Rule.TSF_07,
                        "The time column is said to be %s; newer clusters take only 'timestamp' here."
                            .formatted(Wording.quoted(name)))));
  }
}
