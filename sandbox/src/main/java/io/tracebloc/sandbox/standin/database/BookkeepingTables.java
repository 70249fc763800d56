package io.tracebloc.sandbox.standin.database;

import java.util.List;

/** The ingestor's own tables beside those of the datasets (datasets.md 8.1). */
public final class BookkeepingTables {
  /** The database of datasets. */
  public static final String DATABASE = "training_test_datasets";

  /** Which run filled which table. */
  public static final String RUNS = DATABASE + ".tracebloc_ingest_runs";

  /** The salts of ids. */
  public static final String META = DATABASE + ".tracebloc_ingest_meta";

  private BookkeepingTables() {}

  /**
   * What makes them where they are missing, each statement in one line.
   *
   * @param withTask whether runs note their task, which older clusters do not
   */
  public static List<String> statements(boolean withTask) {
    var task = withTask ? "task VARCHAR(64) NULL, " : "";
    return List.of(
        "CREATE DATABASE IF NOT EXISTS " + DATABASE,
        "CREATE TABLE IF NOT EXISTS "
            + RUNS
            + " (ingestor_id VARCHAR(64) NOT NULL PRIMARY KEY, table_name VARCHAR(64) NOT NULL,"
            + " registered TINYINT(1) NOT NULL DEFAULT 0, "
            + task
            + "started_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
            + " registered_at TIMESTAMP NULL DEFAULT NULL,"
            + " KEY ix_tracebloc_ingest_runs_table (table_name))",
        "CREATE TABLE IF NOT EXISTS "
            + META
            + " (table_name VARCHAR(64) NOT NULL PRIMARY KEY, salt CHAR(64) NOT NULL,"
            + " created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)");
  }
}
