package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestorLine;

/**
 * What the banner reports (datasets.md 7.3).
 *
 * @param total source rows
 * @param processed rows that passed row processing
 * @param inserted rows written into the table
 * @param sent rows that the back end accepted
 * @param skipped rows dropped for other reasons than a missing file
 * @param fileFailures rows dropped because their file was missing
 * @param failed rows that could not be inserted
 * @param line the older one does not call skipped rows failures
 */
record Counts(
    long total,
    long processed,
    long inserted,
    long sent,
    long skipped,
    long fileFailures,
    long failed,
    IngestorLine line) {
  /** Inserted of all, in per cent. */
  double successRate() {
    return total == 0 ? 0 : 100.0 * inserted / total;
  }

  /** Rows that the back end did not accept. */
  long unsent() {
    return Math.max(0, inserted - sent);
  }

  /** The number in the status line. */
  long failures() {
    return failed + fileFailures + unsent() + (line.isNew() ? skipped : 0);
  }

  boolean hasFailures() {
    return failures() > 0 || inserted < total;
  }

  /** The run's exit status (datasets.md 7.4): the older line overlooks skipped rows. */
  int exitStatus() {
    var failed = line.isNew() ? hasFailures() : failures() > 0;
    return failed ? 1 : 0;
  }
}
