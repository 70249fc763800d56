package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import io.tracebloc.engine.dataset.columns.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds columns of a schema. */
final class TypedColumns {
  private TypedColumns() {}

  /** The column with exactly this name. */
  static Optional<Column> exact(List<Column> schema, String name) {
    return schema.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The column with this name, exactly or else but for case and blanks around it. */
  static Optional<Column> resolve(List<Column> schema, String name) {
    return exact(schema, name)
        .or(
            () ->
                schema.stream()
                    .filter(column -> fold(column.name()).equals(fold(name)))
                    .findFirst());
  }

  /** Whether a column is declared with a type of the INT or FLOAT family, as TAB-03 sees to. */
  static boolean isNumeric(List<Column> schema, String name) {
    return exact(schema, name).filter(column -> SqlType.isNumeric(column.type())).isPresent();
  }

  private static String fold(String name) {
    return WhiteSpace.trim(name).toLowerCase(Locale.ROOT);
  }
}
