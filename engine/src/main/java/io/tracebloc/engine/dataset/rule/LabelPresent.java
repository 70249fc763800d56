package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.MissingValues;
import java.util.Optional;

/** LBL-02: rows whose label is blank or stands for a missing value are stored without one. */
final class LabelPresent implements RowRule {
  private final RowContext context;
  private final int column;

  private LabelPresent(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.labelColumn();
    return column.isPresent()
        ? Optional.of(new LabelPresent(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var label = row.cell(column);
    if (label.trim().isEmpty()) {
      context.report(Finding.remark(Rule.LBL_02, "The label is blank."), row.number(), column);
    } else if (MissingValues.NA_19.contains(label)) {
      context.report(
          Finding.remark(
              Rule.LBL_02,
              "The label %s is read as a missing value.".formatted(Wording.quoted(label))),
          row.number(),
          column);
    }
  }
}
