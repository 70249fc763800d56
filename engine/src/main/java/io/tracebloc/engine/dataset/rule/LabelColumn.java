package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/** LBL-01: the label column is in the header; case and surrounding blanks do not count. */
final class LabelColumn implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    request
        .labelColumn()
        .filter(label -> header.resolve(label).isEmpty())
        .ifPresent(
            label ->
                findings.accept(
                    Finding.of(
                        Rule.LBL_01,
                        "There is no label column %s; the columns are %s."
                            .formatted(Wording.quoted(label), Wording.listed(header.names())))));
  }
}
