package io.tracebloc.engine.catalog;

import java.util.List;
import java.util.Optional;

/**
 * How many rows have a value.
 *
 * @param value not printable yet; empty for rows without one
 * @param records how many
 */
public record Share(Optional<String> value, long records) {
  /** So many values are counted one by one. */
  static final int MOST = 100;

  /** The statement that counts the values of a column, the most frequent first. */
  static String statement(TableShape table, String column) {
    return "SELECT %s,COUNT(*) FROM %s GROUP BY 1 ORDER BY 2 DESC,1 LIMIT %d"
        .formatted(Sql.start("`" + column + "`"), Sql.table(table.name()), MOST + 1);
  }

  /** What such a statement gave, one more than is shown if there are more; none if refused. */
  static List<Share> read(Answer answer) {
    return switch (answer) {
      case Answer.Rows(var rows) ->
          rows.stream().map(row -> new Share(row.text(0), row.number(1).orElse(0))).toList();
      case Answer.Refused _ -> List.of();
    };
  }
}
