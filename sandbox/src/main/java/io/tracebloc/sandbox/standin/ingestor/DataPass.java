package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Goes through the rows once: copies each row's file, stores the row, tells the back end. */
final class DataPass {
  private final IngestionPlan plan;
  private final Path destination;
  private final RecordTable table;
  private final BackEnd backEnd;
  private long rowsToSkip;
  private long processed;
  private long inserted;
  private long sent;
  private long skipped;
  private long fileFailures;

  /**
   * Prepares a pass.
   *
   * @param destination the final directory; exists
   * @param rowsToSkip how many of the first rows are dropped, for practice
   */
  DataPass(
      IngestionPlan plan, Path destination, RecordTable table, BackEnd backEnd, long rowsToSkip) {
    this.plan = plan;
    this.destination = destination;
    this.table = table;
    this.backEnd = backEnd;
    this.rowsToSkip = rowsToSkip;
  }

  /** Handles every row. */
  Counts run(Manifest manifest, ProgressBar progress) throws IOException {
    var names = manifest.column("filename");
    var labels =
        plan.labelColumn()
            .map(label -> Cells.resolve(manifest.header(), label))
            .orElse(OptionalInt.empty());
    var batch = new ArrayList<StoredRecord>();
    for (var row : manifest.rows()) {
      var name = Manifest.cell(row, names).filter(cell -> !Cells.trim(cell).isEmpty());
      process(name, Manifest.cell(row, labels)).ifPresent(batch::add);
      if (batch.size() >= plan.chunk()) {
        store(batch);
      }
      progress.advance(1);
    }
    store(batch);
    return new Counts(
        manifest.rows().size(),
        processed,
        inserted,
        sent,
        skipped,
        fileFailures,
        processed - inserted);
  }

  private Optional<StoredRecord> process(Optional<String> name, Optional<String> label)
      throws IOException {
    if (name.isEmpty() || rowsToSkip > 0) {
      rowsToSkip = Math.max(0, rowsToSkip - 1);
      skipped++;
      return Optional.empty();
    }
    var fileName = plan.fileName(name.get());
    var file = RecordFile.find(plan.files(), fileName);
    if (file.isEmpty()) {
      fileFailures++;
      return Optional.empty();
    }
    var target = destination.resolve(file.get().getFileName());
    Files.copy(file.get(), target, StandardCopyOption.REPLACE_EXISTING);
    processed++;
    return Optional.of(
        new StoredRecord(
            UUID.randomUUID().toString(), label.map(Cells::trim), stem(target), plan.extension()));
  }

  private static String stem(Path file) {
    var name = file.getFileName().toString();
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void store(List<StoredRecord> batch) throws IOException {
    inserted += table.insert(batch);
    sent += backEnd.accept(batch);
    batch.clear();
  }
}
