package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.function.Consumer;

/** Removes tables and what is kept about them ({@code contract/datasets.md} 8.3, 3 and 4). */
final class TableRemoval {
  private final Database database;
  private final Consumer<String> warnings;

  TableRemoval(Database database, Consumer<String> warnings) {
    this.database = database;
    this.warnings = warnings;
  }

  /**
   * Drops the table and sees that it is gone. Can be done again.
   *
   * @throws CatalogFailure if it is still there
   */
  void drop(String name) {
    var count =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema='%s' AND BINARY table_name=BINARY %s"
            .formatted(Sql.SCHEMA, Sql.literal(name));
    var left =
        database
            .inOrder(List.of("DROP TABLE IF EXISTS " + Sql.table(name), count))
            .getLast()
            .getFirst()
            .number(0)
            .orElse(1);
    if (left > 0) {
      throw new CatalogFailure(
              "%s is still there after DROP TABLE: it is no plain table"
                  .formatted(Printable.of(name)),
              "Look at it in the database; files were not touched.")
          .explainedBy(CheckId.C2);
    }
  }

  /**
   * Forgets what is kept about the table, best effort.
   *
   * @return whether nothing is kept; that a bookkeeping table is missing is no fault
   */
  boolean forget(RemovalPlan.Item item) {
    var condition =
        (item.twins() ? "BINARY table_name=BINARY " : "table_name=") + Sql.literal(item.name());
    try {
      var answers =
          database.answers(
              List.of(
                  "DELETE FROM %s WHERE %s".formatted(Sql.table(Sql.RUNS), condition),
                  "DELETE FROM %s WHERE %s".formatted(Sql.table(Sql.META), condition)));
      return answers.stream().filter(answer -> !done(answer)).findAny().isEmpty();
    } catch (CatalogFailure failure) {
      warn(failure.getMessage());
      return false;
    }
  }

  private boolean done(Answer answer) {
    if (answer instanceof Answer.Refused refused && !refused.missing()) {
      warn(refused.message());
      return false;
    }
    return true;
  }

  private void warn(String reason) {
    warnings.accept("the database keeps a record of the dataset: " + reason);
  }
}
