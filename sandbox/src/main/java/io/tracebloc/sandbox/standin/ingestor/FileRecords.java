package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Records as files, for clusters without a database. There is no journal.
 *
 * @param directory exists once a table is opened
 */
record FileRecords(Path directory, String ingestorId, Clock clock) implements RunRecords {
  @Override
  public void begin(IngestionPlan plan) {
    // There is no journal.
  }

  @Override
  public RecordTable open(IngestionPlan plan, List<String> features)
      throws IngestionFailedException, IOException {
    var file = Files.createDirectories(directory).resolve(plan.table() + ".csv");
    return FileTable.open(file, features, plan.intent(), ingestorId, clock);
  }

  @Override
  public String salt(String table) throws IOException {
    var file = directory.resolve(table + ".salt");
    if (!Files.exists(file)) {
      Files.writeString(file, DataIds.newSalt());
    }
    return Files.readString(file);
  }

  @Override
  public void registered() {
    // There is no journal.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
