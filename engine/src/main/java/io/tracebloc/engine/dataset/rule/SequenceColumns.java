package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/** SEQ-01: grouped series declare the column of their sequences and that of their time. */
record SequenceColumns(Grouping grouping) implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    check(
        grouping.groupColumn(), "the sequence that each row belongs to", header, request, findings);
    check(grouping.timeColumn(), "the time of each row", header, request, findings);
  }

  private static void check(
      String name,
      String content,
      CsvHeader header,
      DatasetRequest request,
      Consumer<Finding> findings) {
    if (TypedColumns.exact(request.schema(), name).isPresent()) {
      return;
    }
    if (header.exact(name).isPresent()) {
      findings.accept(
          Finding.of(
              Rule.SEQ_01, "Column '%s' has no declared type; declare it too.".formatted(name)));
    } else {
      new ExactColumn(Rule.SEQ_01, name, content).check(header, request, findings);
    }
  }
}
