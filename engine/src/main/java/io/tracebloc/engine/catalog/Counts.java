package io.tracebloc.engine.catalog;

import java.util.Optional;

/**
 * What the rows of a table tell ({@code contract/datasets.md} 8.2, 3).
 *
 * @param intent the last of its intents in order of the alphabet
 * @param firstIntent the first of them: if it differs, the table is mixed
 * @param records how many rows
 * @param labels how many labels
 * @param extension the last of its extensions, without its dot
 */
record Counts(
    Optional<String> intent,
    Optional<String> firstIntent,
    long records,
    long labels,
    Optional<String> extension) {

  /** The statement for one table; a column that it lacks is a constant. */
  static String statement(int index, TableShape table) {
    return "SELECT %d,%s,%s,COUNT(*),%s,%s FROM %s"
        .formatted(
            index,
            text(table, "data_intent", "MAX"),
            text(table, "data_intent", "MIN"),
            table.has("label") ? "COUNT(DISTINCT `label`)" : "0",
            text(table, "extension", "MAX"),
            Sql.table(table.name()));
  }

  private static String text(TableShape table, String column, String function) {
    return table.has(column) ? Sql.start("%s(`%s`)".formatted(function, column)) : "''";
  }

  /** Reads a row that such a statement gave. */
  static Counts of(Row row) {
    return new Counts(
        told(row, 1),
        told(row, 2),
        row.number(3).orElse(0),
        row.number(4).orElse(0),
        told(row, 5).map(extension -> extension.replaceFirst("^\\.", "")));
  }

  private static Optional<String> told(Row row, int index) {
    return row.text(index).filter(text -> !text.isEmpty());
  }
}
