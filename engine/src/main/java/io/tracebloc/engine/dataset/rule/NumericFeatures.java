package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * TSF-06: all declared columns but {@code timestamp} hold numbers, whatever their type (trap 38).
 * Columns that are declared as numeric are left to TAB-03. One rule for each column.
 */
final class NumericFeatures implements RowRule.Factory {
  @Override
  public Optional<RowRule> create(RowContext context) {
    return RowRules.together(parts(context), context);
  }

  @Override
  public List<RowRule.Factory> parts(RowContext context) {
    // The timestamp in another spelling is told by TSF-02, not as one mistake in each row.
    var timestamp = TypedColumns.resolve(context.schema(), TimestampType.NAME);
    return context.schema().stream()
        .filter(column -> !Optional.of(column).equals(timestamp))
        .filter(column -> !SqlType.isNumeric(column.type()))
        .<RowRule.Factory>map(column -> each -> create(column, each))
        .toList();
  }

  private static Optional<RowRule> create(Column column, RowContext context) {
    var index = context.header().exact(column.name());
    return index.isEmpty()
        ? Optional.empty()
        : Optional.of(new ColumnRule(context, index.getAsInt(), new FeatureCell()));
  }

  /** The check of one cell. */
  private record FeatureCell() implements CellCheck {
    @Override
    public boolean passes(byte[] bytes, int start, int end) {
      return Numbers.plain(bytes, start, end) != Numbers.NOT_PLAIN;
    }

    @Override
    public Optional<Finding> judge(Slice cell) {
      if (Missing.isMissing(cell)) {
        return Optional.empty();
      }
      var number = Numbers.parse(cell);
      if (number.isPresent()) {
        return Double.isInfinite(number.getAsDouble())
            ? Optional.of(InfiniteNumber.finding(cell))
            : Optional.empty();
      }
      return Optional.of(
          Finding.of(
              Rule.TSF_06,
              "%s is no number; forecasting takes only numbers besides the timestamp. Encode the column, or leave it out of the column types."
                  .formatted(Wording.quoted(cell.trim()))));
    }
  }
}
