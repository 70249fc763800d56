package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.HashSet;

/** SEQ-01, SEQ-02, SEQ-06 and TSF-07: every row belongs to a sequence. */
final class SequenceIdRule implements Rule {
  static final String COLUMN = "sequence_id";

  @Override
  public String name() {
    return "Sequence Id";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    TimestampFormatRule.checkTimeColumn(dataset, findings);
    checkDocument(dataset, findings);
    var column = dataset.validated().resolve(COLUMN);
    if (column.isEmpty()) {
      findings.problem("SEQ-02: no column 'sequence_id' in the CSV file");
      return;
    }
    var missing = new BadRows();
    var ids = new HashSet<String>();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      if (MissingValues.isPandas(cell) || Cells.isBlank(cell)) {
        missing.add(i, cell);
      } else {
        ids.add(cell);
      }
    }
    missing.report(findings, "SEQ-02: missing sequence_id");
    findings.note("SEQ-02: %d sequence(s)".formatted(ids.size()));
  }

  private static void checkDocument(Dataset dataset, Findings findings) {
    var plan = dataset.plan();
    if (!plan.schema().containsKey(COLUMN)
        || !plan.schema().containsKey(TimestampFormatRule.COLUMN)) {
      findings.problem("SEQ-01: the schema must have 'sequence_id' and 'timestamp'");
    }
    if (plan.dataId().column().filter(COLUMN::equals).isPresent()) {
      findings.problem("SEQ-06: data_id.column may not be 'sequence_id'");
    }
    var type = plan.schema().get(COLUMN);
    if (type != null && !type.base().equals("VARCHAR")) {
      findings.warning("SEQ-06: sequence_id is not a VARCHAR");
    }
  }
}
