package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.columns.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * TAB-03, TAB-04 and TAB-05: every cell can be a value of its column's type. One rule for each
 * column of the schema that the header has. The time of series is left to their own rules ({@code
 * contract/datasets.md} 5.5, 5.10).
 */
final class CellTypes implements RowRule.Factory {
  private static final Pattern LENGTH = Pattern.compile("[^(]*\\(\\s*(\\d{1,9})\\s*\\).*");

  @Override
  public Optional<RowRule> create(RowContext context) {
    return RowRules.together(parts(context), context);
  }

  @Override
  public List<RowRule.Factory> parts(RowContext context) {
    return context.schema().stream()
        .filter(column -> !isTimeOfSeries(column, context.request().category()))
        .<RowRule.Factory>map(column -> each -> create(column, each))
        .toList();
  }

  private static Optional<RowRule> create(Column column, RowContext context) {
    var index = context.header().exact(column.name());
    return index.isEmpty()
        ? Optional.empty()
        : check(column).map(check -> new ColumnRule(context, index.getAsInt(), check));
  }

  private static Optional<CellCheck> check(Column column) {
    return switch (SqlType.base(column.type())) {
      case "INT", "INTEGER", "TINYINT", "SMALLINT", "MEDIUMINT", "BIGINT" ->
          Optional.of(new NumericCells(column, true));
      case "FLOAT", "DOUBLE", "DECIMAL", "NUMERIC" -> Optional.of(new NumericCells(column, false));
      case "BOOLEAN", "BOOL" -> Optional.of(new BooleanCells(column));
      case "DATE", "DATETIME", "TIMESTAMP", "TIME" -> Optional.of(new CalendarCells(column));
      case "VARCHAR" -> text(column, false);
      case "CHAR" -> text(column, true);
      default -> Optional.empty();
    };
  }

  private static Optional<CellCheck> text(Column column, boolean exact) {
    return length(column.type()).stream()
        .<CellCheck>mapToObj(length -> new TextCells(column, length, exact))
        .findFirst();
  }

  /** The length in a type, if it has a well-formed one (6.4). */
  private static OptionalInt length(String type) {
    var matcher = LENGTH.matcher(type);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private static boolean isTimeOfSeries(Column column, Category category) {
    var grouping = category.layout().grouping();
    return grouping.isPresent()
        ? grouping.get().timeColumn().equals(column.name())
        : category == Category.TIME_SERIES_FORECASTING && column.name().equals("timestamp");
  }
}
