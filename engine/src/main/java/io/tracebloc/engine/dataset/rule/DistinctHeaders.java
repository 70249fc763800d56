package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/** GEN-03: no two columns have the same name; case counts. */
final class DistinctHeaders implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    var duplicates = header.duplicates();
    if (!duplicates.isEmpty()) {
      findings.accept(
          Finding.of(
              Rule.GEN_03,
              "Columns that occur more than once: %s; rename or remove the copies."
                  .formatted(Wording.listed(duplicates))));
    }
  }
}
