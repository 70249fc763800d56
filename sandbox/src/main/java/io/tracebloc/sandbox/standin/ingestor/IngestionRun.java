package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.rule.DuplicateRule;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The part of a run that changes something: under the table's lock, it creates table and final
 * directory and goes through the rows.
 */
record IngestionRun(
    Path shared, RunRecords records, IngestFault fault, Clock clock, PrintStream out) {
  /** So that people's pods can remove what is in it (datasets.md 8.3). */
  private static final Set<PosixFilePermission> GROUP_WRITABLE =
      PosixFilePermissions.fromString("rwxrwxr-x");

  /**
   * Ingests a dataset whose validators passed.
   *
   * @throws IngestionFailedException if another run was faster, the table does not fit, or the file
   *     has what is noticed only now
   */
  Counts of(Dataset dataset) throws IngestionFailedException, IOException {
    var table = dataset.plan().table();
    try (var _ = RunLock.take(shared, table, records.ingestorId(), clock)) {
      // A run that was faster may have filled the directory since the validators looked.
      if (!DuplicateRule.isFree(shared.resolve(table))) {
        throw new IngestionFailedException(DuplicateRule.taken(table));
      }
      records.begin(dataset.plan());
      var counts = pass(dataset);
      if (counts.sent() > 0) {
        records.registered();
      }
      return counts;
    }
  }

  private Counts pass(Dataset dataset) throws IngestionFailedException, IOException {
    var plan = dataset.plan();
    var manifest = dataset.ingested();
    var journal = Files.createDirectories(shared.resolve(".tracebloc-standin"));
    var features = FeatureColumns.of(plan, manifest);
    var labels = LabelColumn.of(dataset);
    try (var table = records.open(plan, features.names())) {
      // Manifests of pictures and texts are read for the first time here (GEN-03).
      manifest.requireDistinctColumns();
      var columns =
          new DataPass.Columns(
              dataset.nameColumn(manifest),
              annotations(dataset),
              labels,
              DataIds.of(dataset, () -> records.salt(plan.table())),
              features);
      var pass =
          new DataPass(
              dataset,
              columns,
              files(dataset),
              table,
              new BackEnd(journal, plan.table(), fault.number("unsent")),
              fault);
      try (var progress = new ProgressBar(out, clock, manifest.rows().size())) {
        return pass.run(progress);
      }
    }
  }

  private static OptionalInt annotations(Dataset dataset) {
    return dataset.plan().traits().id().equals("keypoint_detection")
        ? dataset.ingested().column("Annotation")
        : OptionalInt.empty();
  }

  private Optional<FileTransfer> files(Dataset dataset) throws IOException {
    if (dataset.plan().traits().isTabular()) {
      return Optional.empty();
    }
    var destination = Files.createDirectories(shared.resolve(dataset.plan().table()));
    if (dataset.plan().line() == IngestorLine.NEXT) {
      Files.setPosixFilePermissions(destination, GROUP_WRITABLE);
    }
    return Optional.of(new FileTransfer(dataset, destination));
  }
}
