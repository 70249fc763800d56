package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.LabelColumnRule;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads labels for the table (datasets.md 3.3 and 8.1).
 *
 * @param column of the label; empty if there is none
 * @param bucket whether a number stands for the value
 * @param raw whether the table keeps the value all the same, so that numbers only leave the cluster
 */
record LabelColumn(OptionalInt column, boolean bucket, boolean raw) {
  private static final long BUCKETS = 64;

  /**
   * Finds the column. The older line takes the exact name only and finds nothing otherwise (trap
   * 13).
   *
   * @throws IngestionFailedException if a table has no such column at all, which fails when it is
   *     read (LBL-01)
   */
  static LabelColumn of(Dataset dataset) throws IngestionFailedException {
    var plan = dataset.plan();
    var configured = plan.label().column();
    if (configured.isEmpty()) {
      return new LabelColumn(OptionalInt.empty(), false, false);
    }
    if (plan.traits().isTabular() && dataset.labelColumn().isEmpty()) {
      throw new IngestionFailedException(LabelColumnRule.missing(dataset));
    }
    var manifest = dataset.ingested();
    var column =
        plan.line().isNew()
            ? manifest.resolve(configured.get())
            : manifest.column(configured.get());
    return new LabelColumn(column, plan.label().bucket(), plan.line() == IngestorLine.NEXT);
  }

  /** What the table keeps of a row's label. */
  Optional<String> stored(List<String> row) {
    return raw ? value(row) : reported(row);
  }

  /** A row's label, after its policy; a missing one has the bucket -1. */
  Optional<String> reported(List<String> row) {
    if (column.isEmpty() || !bucket) {
      return value(row);
    }
    return Optional.of(value(row).map(LabelColumn::bucketOf).orElse("-1"));
  }

  private Optional<String> value(List<String> row) {
    return Manifest.cell(row, column).filter(cell -> !MissingValues.isNull(cell)).map(Cells::trim);
  }

  private static String bucketOf(String value) {
    var digest = Digests.sha256(value.getBytes(StandardCharsets.UTF_8));
    return Long.toString(Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), BUCKETS));
  }
}
