package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import java.io.IOException;
import java.util.List;

/** Where a run leaves what it did: the journal of runs, the salts of ids, and tables. */
interface RunRecords extends AutoCloseable {
  /** The run's id, which its banner and its rows carry. */
  String ingestorId();

  /** Notes that the run has begun. */
  void begin(IngestionPlan plan) throws IOException;

  /**
   * Creates the dataset's table, or continues it after its last row.
   *
   * @param features the schema's columns that follow the framework's own
   * @throws IngestionFailedException if the table exists with other columns (TAB-08), or cannot be
   *     made
   */
  RecordTable open(IngestionPlan plan, List<String> features)
      throws IngestionFailedException, IOException;

  /** The table's salt, made if needed; 64 hexadecimal digits. */
  String salt(String table) throws IOException;

  /** Notes that tracebloc's own service knows the dataset. */
  void registered() throws IOException;

  @Override
  void close();
}
