package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.watch.IngestionSummary;

/** The counts of an ingestion for programs ({@code contract/protocol.md} 7). */
public final class SummaryDocument {
  private SummaryDocument() {}

  /** The counts. */
  public static Document of(IngestionSummary counts) {
    var document = new Document();
    if (!counts.ingestorId().isEmpty()) {
      document.put("ingestor_id", counts.ingestorId());
    }
    return document
        .put("total_records", counts.totalRecords())
        .put("inserted_records", counts.insertedRecords())
        .put("sent_to_api", counts.sentToApi())
        .put("skipped_records", counts.skippedRecords())
        .put("file_transfer_failures", counts.fileTransferFailures())
        .put("db_insert_failures", counts.dbInsertFailures())
        .put("success_rate", counts.successRate());
  }
}
