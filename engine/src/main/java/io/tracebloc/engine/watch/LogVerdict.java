package io.tracebloc.engine.watch;

import java.util.Optional;

/**
 * What a log said.
 *
 * @param summary the counts of its banner, also of one that broke off
 * @param complete whether the banner was read to its closing rule
 * @param lastWords the line that tells best why the run failed, printable
 */
record LogVerdict(
    Optional<IngestionSummary> summary, boolean complete, Optional<String> lastWords) {

  LogVerdict(BannerParser banner, Optional<String> lastWords) {
    this(banner.summary(), banner.isComplete(), lastWords);
  }

  /** A log that nobody read. */
  static LogVerdict unread() {
    return new LogVerdict(Optional.empty(), false, Optional.empty());
  }

  /** Whether all counts were read, and nothing was lost. */
  boolean provesSuccess() {
    return complete && summary.filter(counts -> !counts.hasFailures()).isPresent();
  }

  /** The counts, as far as they prove something: all of them, or at least a loss. */
  Optional<IngestionSummary> proof() {
    return summary.filter(
        counts ->
            complete
                || counts.skippedRecords() > 0
                || counts.fileTransferFailures() > 0
                || counts.dbInsertFailures() > 0);
  }
}
