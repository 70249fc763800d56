package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.TreeSet;
import java.util.function.Consumer;

/** TAB-02: every declared column is in the header; case counts. */
final class DeclaredColumns implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    var missing = new TreeSet<String>();
    request.schema().stream()
        .map(Column::name)
        .filter(name -> header.exact(name).isEmpty())
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      findings.accept(
          Finding.of(
              Rule.TAB_02,
              "Declared columns that are not in the header: %s; the columns are %s. Case counts."
                  .formatted(Wording.listed(missing), Wording.listed(header.names()))));
    }
  }
}
