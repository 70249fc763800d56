package io.tracebloc.sandbox.standin.ingestor;

import static io.tracebloc.sandbox.standin.database.BookkeepingTables.DATABASE;
import static io.tracebloc.sandbox.standin.database.BookkeepingTables.META;
import static io.tracebloc.sandbox.standin.database.BookkeepingTables.RUNS;

import io.tracebloc.sandbox.standin.database.BookkeepingTables;
import io.tracebloc.sandbox.standin.database.DatabaseConnection;
import io.tracebloc.sandbox.standin.database.DatabaseException;
import io.tracebloc.sandbox.standin.database.Sql;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * Records in the cluster's database (datasets.md 8.1). Closing ends the connection.
 *
 * @param out for warnings about rows that the database refuses
 */
record DatabaseRecords(DatabaseConnection connection, String ingestorId, PrintStream out)
    implements RunRecords {
  @Override
  public void begin(IngestionPlan plan) throws IOException {
    for (var statement : BookkeepingTables.statements(plan.line().isNew())) {
      connection.run(statement);
    }
    var task = notesTasks();
    connection.run(
        "INSERT INTO "
            + RUNS
            + " (ingestor_id, table_name, registered, started_at"
            + (task ? ", task" : "")
            + ") VALUES ("
            + Sql.text(ingestorId)
            + ", "
            + Sql.text(plan.table())
            + ", 0, UTC_TIMESTAMP()"
            + (task ? ", " + Sql.text(plan.traits().id()) : "")
            + ")");
    // Every table has its salt, whether its ids need one or not.
    salt(plan.table());
  }

  /** Journals of older clusters have no such column. */
  private boolean notesTasks() throws IOException {
    return !connection
        .run(
            "SELECT 1 FROM information_schema.columns WHERE table_schema = '"
                + DATABASE
                + "' AND table_name = 'tracebloc_ingest_runs' AND column_name = 'task'")
        .isEmpty();
  }

  @Override
  public RecordTable open(IngestionPlan plan, List<String> features)
      throws IngestionFailedException, IOException {
    var table = new DatabaseTable(connection, physicalName(plan), plan, features, ingestorId, out);
    try {
      table.createOrContinue();
    } catch (DatabaseException e) {
      throw new IngestionFailedException("table '%s': %s".formatted(plan.table(), e.getMessage()));
    }
    return table;
  }

  /** In the line after the newer one the dataset's name is only a label. */
  private String physicalName(IngestionPlan plan) {
    return plan.line() == IngestorLine.NEXT ? "ds_" + ingestorId : plan.table();
  }

  @Override
  public String salt(String table) throws IOException {
    connection.run(
        "INSERT IGNORE INTO %s (table_name, salt) VALUES (%s, '%s')"
            .formatted(META, Sql.text(table), DataIds.newSalt()));
    return connection
        .run("SELECT salt FROM %s WHERE table_name = %s".formatted(META, Sql.text(table)))
        .getFirst()
        .getFirst()
        .orElseThrow();
  }

  @Override
  public void registered() throws IOException {
    connection.run(
        "UPDATE %s SET registered = 1, registered_at = UTC_TIMESTAMP() WHERE ingestor_id = %s"
            .formatted(RUNS, Sql.text(ingestorId)));
  }

  @Override
  public void close() {
    connection.close();
  }
}
