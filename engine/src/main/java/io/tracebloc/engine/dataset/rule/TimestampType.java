package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.failure.Printable;
import java.util.function.Consumer;

/** TSF-01: forecasting declares {@code timestamp}, and as TIMESTAMP; no other type will do. */
final class TimestampType implements HeaderRule {
  /** The column's name. */
  static final String NAME = "timestamp";

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    var declared = TypedColumns.exact(request.schema(), NAME);
    if (declared.isEmpty()) {
      // If it is not even in the header, TSF-02 says so.
      if (header.exact(NAME).isPresent()) {
        findings.accept(
            Finding.of(Rule.TSF_01, "Column 'timestamp' must be declared as TIMESTAMP."));
      }
    } else if (!SqlType.base(declared.get().type()).equals("TIMESTAMP")) {
      findings.accept(
          Finding.of(
              Rule.TSF_01,
              "Column 'timestamp' must be declared as TIMESTAMP, not as %s."
                  .formatted(Printable.of(declared.get().type()))));
    }
  }
}
