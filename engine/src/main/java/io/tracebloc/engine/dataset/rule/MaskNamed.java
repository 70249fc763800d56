package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.MissingValues;
import java.util.Optional;

/**
 * SEG-02: every row names its mask. A cell that stands for a missing value (NA-12) as it is, a
 * blank one and an absent one name none; {@code " NULL "} is a value.
 */
final class MaskNamed implements RowRule {
  /** The column. */
  static final String COLUMN = "mask_id";

  private final RowContext context;
  private final int column;

  private MaskNamed(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.header().exact(COLUMN);
    return column.isPresent()
        ? Optional.of(new MaskNamed(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var cell = row.cell(column);
    if (cell.trim().isEmpty()) {
      report("'mask_id' is empty; name the picture's mask.", row);
    } else if (MissingValues.NA_12.contains(cell)) {
      report(
          "%s in 'mask_id' is read as a missing value; name the picture's mask."
              .formatted(Wording.quoted(cell)),
          row);
    }
  }

  private void report(String message, CsvRow row) {
    context.report(Finding.of(Rule.SEG_02, message), row.number(), column);
  }
}
