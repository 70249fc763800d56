package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * SEQ-06: the ids of sequences are text, and do not identify records, of which a sequence has many.
 * Only newer ingestors mind.
 */
record SequenceIdentity(Grouping grouping) implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    var name = grouping.groupColumn();
    TypedColumns.exact(request.schema(), name)
        .filter(column -> !SqlType.base(column.type()).equals("VARCHAR"))
        .ifPresent(
            column ->
                findings.accept(
                    Finding.remark(
                        Rule.SEQ_06,
                        "Column '%s' is declared as %s; newer clusters want it to be VARCHAR."
                            .formatted(name, Printable.of(column.type())))));
    if (request.recordIdColumn().equals(Optional.of(name))) {
      findings.accept(
          Finding.remark(
              Rule.SEQ_06,
              "Column '%s' is to identify records, but a sequence has many; newer clusters refuse that."
                  .formatted(name)));
    }
  }
}
