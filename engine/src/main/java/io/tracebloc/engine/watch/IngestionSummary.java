package io.tracebloc.engine.watch;

/**
 * The counts of the ingestor's banner ({@code contract/datasets.md} 7). Missing lines count as
 * zero.
 *
 * @param ingestorId run id, empty if the banner showed none
 * @param totalRecords rows in the source
 * @param processedRecords rows that passed row processing
 * @param insertedRecords rows in the database
 * @param sentToApi rows reported to the back end
 * @param skippedRecords rows dropped for other reasons than files
 * @param fileTransferFailures rows dropped because a file was missing
 * @param dbInsertFailures rows that the database refused
 */
public record IngestionSummary(
    String ingestorId,
    long totalRecords,
    long processedRecords,
    long insertedRecords,
    long sentToApi,
    long skippedRecords,
    long fileTransferFailures,
    long dbInsertFailures) {

  /**
   * Inserted rows in percent of all rows; 0 if there were none ({@code contract/datasets.md} 7.3).
   */
  public double successRate() {
    return totalRecords == 0 ? 0 : 100.0 * insertedRecords / totalRecords;
  }

  /** Whether any row was lost on the way ({@code contract/datasets.md} 7.3). */
  public boolean hasFailures() {
    return dbInsertFailures > 0
        || fileTransferFailures > 0
        || skippedRecords > 0
        || insertedRecords < totalRecords
        || sentToApi < insertedRecords;
  }
}
