package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tables there are, and what columns they have: the first half of a listing ({@code
 * contract/datasets.md} 8.2, 1). Without the database there are none.
 */
final class SchemaPass {
  /** Wide tables would be cut at 1 KiB; the names are in hexadecimal. */
  private static final String WIDE = "SET SESSION group_concat_max_len=16777216";

  /** Newer servers keep sizes for a day; older ones do not know this and refuse, which is fine. */
  private static final String FRESH = "SET SESSION information_schema_stats_expiry=0";

  private static final String TABLES =
      "SELECT %s,table_type='VIEW',UNIX_TIMESTAMP(create_time),data_length"
              .formatted(Sql.text("table_name"))
          + " FROM information_schema.tables WHERE table_schema='%s'".formatted(Sql.SCHEMA);

  private static final String COLUMNS =
      "SELECT %s AS named,GROUP_CONCAT(%s ORDER BY ordinal_position)"
              .formatted(Sql.text("table_name"), Sql.text("column_name"))
          + " FROM information_schema.columns WHERE table_schema='%s' GROUP BY named"
              .formatted(Sql.SCHEMA);

  private static final List<String> STATEMENTS = List.of(WIDE, FRESH, TABLES, COLUMNS);

  /** A dataset has this column, bookkeeping tables have not ({@code contract/datasets.md} 8.2). */
  private static final String NAMES =
      "SELECT DISTINCT %s FROM information_schema.columns WHERE table_schema='%s'"
              .formatted(Sql.text("table_name"), Sql.SCHEMA)
          + " AND LOWER(column_name)='data_id' LIMIT 1000";

  private SchemaPass() {}

  /** What to ask where names alone are wanted. */
  static String names() {
    return NAMES;
  }

  /** What to ask. */
  static List<String> statements() {
    return STATEMENTS;
  }

  /** The tables by name, out of the first answers. */
  static List<TableShape> read(List<Answer> answers) {
    var columns = new HashMap<String, List<String>>();
    for (var row : rows(answers.get(3))) {
      columns.put(row.word(0), names(row.word(1)));
    }
    return rows(answers.get(2)).stream()
        .map(row -> shape(row, columns))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  private static TableShape shape(Row row, Map<String, List<String>> columns) {
    long created = row.number(2).orElse(0);
    return new TableShape(
        row.text(0).orElse(""),
        row.number(1).orElse(0) != 0,
        created > 0 ? Optional.of(Instant.ofEpochSecond(created)) : Optional.empty(),
        row.number(3),
        columns.getOrDefault(row.word(0), List.of()));
  }

  private static List<String> names(String list) {
    var names = new ArrayList<String>();
    for (var hex : list.split(",", -1)) {
      Row.of(hex).text(0).ifPresent(names::add);
    }
    return names;
  }

  private static List<Row> rows(Answer answer) {
    return switch (answer) {
      case Answer.Rows(var rows) -> rows;
      case Answer.Refused(int code, String message) ->
          throw new CatalogFailure(
                  "The database does not list its tables: %s (error %d)".formatted(message, code),
                  "Look at the log of the database's Pod.")
              .explainedBy(CheckId.C2);
    };
  }
}
