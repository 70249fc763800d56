package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;

/** SEG-02: the column {@code mask_id} is there, declared, and filled in every row. */
final class MaskIdRule implements Rule {
  private static final String COLUMN = "mask_id";

  @Override
  public String name() {
    return "Mask Id";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    if (!dataset.plan().schema().containsKey(COLUMN)) {
      findings.problem("SEG-02: column 'mask_id' is not declared in the schema");
    }
    var manifest = dataset.validated();
    var column = manifest.column(COLUMN);
    if (column.isEmpty()) {
      var similar = manifest.resolve(COLUMN);
      findings.problem(
          "SEG-02: no column 'mask_id' in the CSV file"
              + (similar.isPresent()
                  ? "; rename '" + manifest.header().get(similar.getAsInt()) + "'"
                  : ""));
      return;
    }
    var empty = new BadRows();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), column).orElse("");
      if (MissingValues.isNull(cell)) {
        empty.add(i, cell);
      }
    }
    empty.report(findings, "SEG-02: empty mask_id");
  }
}
