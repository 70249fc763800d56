package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.database.BookkeepingTables;
import io.tracebloc.sandbox.standin.database.Sql;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a dataset's table is made (datasets.md 8.1).
 *
 * @param table its name in the database
 * @param features the schema's columns that are stored
 */
record TableDefinition(String table, IngestionPlan plan, List<String> features) {
  private static final String FRAMEWORK =
      """
      `id` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY
      `created_at` DATETIME NULL DEFAULT CURRENT_TIMESTAMP
      `updated_at` DATETIME NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
      `status` INT NULL DEFAULT 0
      `label` VARCHAR(255) NULL
      `data_intent` VARCHAR(100) NULL
      `data_id` VARCHAR(255) NOT NULL UNIQUE
      `filename` VARCHAR(255) NULL
      `extension` VARCHAR(10) NULL
      `annotation` TEXT NULL
      `ingestor_id` VARCHAR(255) NULL
      """;

  /** More of a text would not fit into an index. */
  private static final int LONGEST_KEY = 191;

  TableDefinition {
    features = List.copyOf(features);
  }

  /** Whether a column is the framework's own. */
  static boolean isOurs(String column) {
    return FRAMEWORK.contains("`" + column.toLowerCase(Locale.ROOT) + "`");
  }

  /** The name as statements need it. */
  String name() {
    return BookkeepingTables.DATABASE + "." + Sql.name(table);
  }

  /** A stored column's type. */
  ColumnType type(String column) {
    return new ColumnType(plan.schema().get(column));
  }

  /**
   * The statement that makes it.
   *
   * @throws IngestionFailedException if this line's table builder lacks a type (datasets.md 6.4)
   */
  String statement() throws IngestionFailedException {
    var parts = new ArrayList<String>(Arrays.asList(FRAMEWORK.strip().split("\n", -1)));
    for (var column : features) {
      if (!plan.line().isNew() && plan.schema().get(column).base().equals("CHAR")) {
        throw new IngestionFailedException("column '%s': no type CHAR".formatted(column));
      }
      parts.add(Sql.name(column) + " " + type(column).definition() + " NULL DEFAULT NULL");
    }
    if (plan.traits().id().equals("time_series_classification")) {
      parts.add(
          List.of("sequence_id", "timestamp").stream()
              .filter(features::contains)
              .map(this::keyPart)
              .collect(Collectors.joining(", ", "KEY `ix_sequence` (", ")")));
    }
    return parts.stream().collect(Collectors.joining(", ", "CREATE TABLE " + name() + " (", ")"));
  }

  private String keyPart(String column) {
    var longest = type(column).longestText();
    return Sql.name(column) + (longest > LONGEST_KEY ? "(" + LONGEST_KEY + ")" : "");
  }
}
