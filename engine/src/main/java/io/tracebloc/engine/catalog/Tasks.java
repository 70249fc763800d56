package io.tracebloc.engine.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each dataset is for: of a table's runs that say so, the latest counts ({@code
 * contract/datasets.md} 8.2, 5; trap 34).
 */
final class Tasks {
  private static final String STATEMENT =
      "SELECT %s AS named,%s AS purpose,MAX(started_at) AS latest FROM %s"
              .formatted(Sql.text("table_name"), Sql.text("task"), Sql.table(Sql.RUNS))
          + " WHERE task IS NOT NULL GROUP BY named,purpose ORDER BY latest,purpose";

  private final Map<String, String> byTable = new HashMap<>();

  /** What to ask, if the journal is there and knows of tasks. */
  static Optional<String> statement(List<TableShape> tables) {
    return tables.stream()
        .filter(table -> table.name().equalsIgnoreCase(Sql.RUNS))
        .filter(table -> table.has("task"))
        .findFirst()
        .map(_ -> STATEMENT);
  }

  /** The tasks out of the answer; none if the journal could not be read. */
  static Tasks of(Answer answer) {
    var tasks = new Tasks();
    if (answer instanceof Answer.Rows(var rows)) {
      for (var row : rows) {
        var task = row.text(1).filter(text -> !text.isEmpty());
        row.text(0)
            .ifPresent(table -> task.ifPresent(purpose -> tasks.byTable.put(table, purpose)));
      }
    }
    return tasks;
  }

  /** No tasks. */
  static Tasks none() {
    return new Tasks();
  }

  /** The task of a table. A server may have lower-cased the table's name and not the journal's. */
  Optional<String> of(String table) {
    return Optional.ofNullable(byTable.get(table))
        .or(
            () ->
                byTable.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(table))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }
}
