package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Goes through the rows once: copies each row's files, stores the row, tells the back end. */
final class DataPass {
  /** What a pass reads from rows. */
  record Columns(
      OptionalInt names,
      OptionalInt annotations,
      LabelColumn labels,
      DataIds ids,
      FeatureColumns features) {}

  private final Dataset dataset;
  private final Columns columns;
  private final Optional<FileTransfer> files;
  private final RecordTable table;
  private final BackEnd backEnd;
  private final IngestFault fault;
  private long rowsToSkip;
  private long processed;
  private long inserted;
  private long sent;
  private long skipped;
  private long fileFailures;

  /**
   * Prepares a pass.
   *
   * @param files empty if rows have no files
   * @param fault which rows are dropped, and where it breaks off, for practice
   */
  DataPass(
      Dataset dataset,
      Columns columns,
      Optional<FileTransfer> files,
      RecordTable table,
      BackEnd backEnd,
      IngestFault fault) {
    this.dataset = dataset;
    this.columns = columns;
    this.files = files;
    this.table = table;
    this.backEnd = backEnd;
    this.fault = fault;
    this.rowsToSkip = fault.number("skip");
  }

  /** Handles every row. */
  Counts run(ProgressBar progress) throws IOException {
    var rows = dataset.ingested().rows();
    var batch = new ArrayList<StoredRecord>();
    for (var row : rows) {
      breakOff(batch);
      process(row).ifPresent(batch::add);
      if (batch.size() >= dataset.plan().csv().chunk()) {
        store(batch);
      }
      progress.advance(1);
    }
    store(batch);
    return new Counts(
        rows.size(),
        processed,
        inserted,
        sent,
        skipped,
        fileFailures,
        processed - inserted,
        dataset.plan().line());
  }

  /** What came before is stored, as a real run that dies has done. */
  private void breakOff(List<StoredRecord> batch) throws IOException {
    if (fault.has("break") && processed == fault.number("break")) {
      store(batch);
      throw new IOException("stand-in: broken off on request after %d rows".formatted(processed));
    }
  }

  private Optional<StoredRecord> process(List<String> row) throws IOException {
    if (rowsToSkip > 0) {
      rowsToSkip--;
      skipped++;
      return Optional.empty();
    }
    var stem = Optional.<String>empty();
    if (files.isPresent()) {
      var name = dataset.fileName(row, columns.names());
      if (name.isEmpty()) {
        skipped++;
        return Optional.empty();
      }
      stem = files.get().copy(name.get(), row);
      if (stem.isEmpty()) {
        fileFailures++;
        return Optional.empty();
      }
    }
    processed++;
    return stored(row, stem);
  }

  /** A row without an id was processed and cannot be inserted. */
  private Optional<StoredRecord> stored(List<String> row, Optional<String> stem) {
    return columns
        .ids()
        .of(row)
        .map(
            id ->
                new StoredRecord(
                    id,
                    columns.labels().stored(row),
                    columns.labels().reported(row),
                    stem,
                    dataset.plan().files().extension(),
                    Manifest.cell(row, columns.annotations()),
                    columns.features().of(row)));
  }

  private void store(List<StoredRecord> batch) throws IOException {
    var taken = table.insert(batch);
    inserted += taken.size();
    sent += backEnd.accept(taken);
    batch.clear();
  }
}
