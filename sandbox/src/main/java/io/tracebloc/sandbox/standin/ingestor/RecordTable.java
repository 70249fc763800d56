package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.util.List;

/** A dataset's table (datasets.md 8.1). A record whose id is known replaces the earlier one. */
interface RecordTable extends AutoCloseable {
  /** Inserts a batch; returns the records that were taken. */
  List<StoredRecord> insert(List<StoredRecord> batch) throws IOException;

  @Override
  void close() throws IOException;
}
