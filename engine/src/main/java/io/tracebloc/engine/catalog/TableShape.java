package io.tracebloc.engine.catalog;

import io.tracebloc.engine.dataset.rule.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A table as the database's own catalogue tells it ({@code contract/datasets.md} 8.1, 8.2).
 *
 * @param name as it is stored; anything at all
 * @param view whether it is no table but a view
 * @param created when; empty if the database does not tell
 * @param dataLength bytes of its rows, as the database estimates
 * @param columns names in their order
 */
record TableShape(
    String name,
    boolean view,
    Optional<Instant> created,
    OptionalLong dataLength,
    List<String> columns) {
  private static final Set<String> FRAMEWORK =
      Set.of(
          "id",
          "created_at",
          "updated_at",
          "status",
          "label",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");

  TableShape {
    columns = List.copyOf(columns);
  }

  /** Whether it is no dataset. */
  boolean isSystem() {
    return TableName.isBookkeeping(name) || !has("data_id");
  }

  /** Whether its rows are looked at. */
  boolean isQueried() {
    return !isSystem() && TableName.isPlain(name);
  }

  /** Whether it has a column; the database does not tell case apart there. */
  boolean has(String column) {
    return columns.stream().anyMatch(column::equalsIgnoreCase);
  }

  /** Whether it has a column that came with the data. */
  boolean hasOwnColumn() {
    return columns.stream().anyMatch(column -> !isFramework(column));
  }

  /** Whether every dataset has this column. */
  static boolean isFramework(String column) {
    return FRAMEWORK.contains(column.toLowerCase(Locale.ROOT));
  }
}
