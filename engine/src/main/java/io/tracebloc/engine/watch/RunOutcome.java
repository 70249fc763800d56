package io.tracebloc.engine.watch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a followed run ended.
 *
 * @param state what the Job and the banner say together
 * @param summary the banner's counts, if it was seen
 * @param message why, in one printable line; empty for a plain success
 */
public record RunOutcome(State state, Optional<IngestionSummary> summary, String message) {
  public RunOutcome {
    requireNonNull(state);
    requireNonNull(summary);
    requireNonNull(message);
  }

  /** The verdicts that callers must tell apart ({@code contract/protocol.md} 7, ingest status). */
  public enum State {
    /** The Job completed, and the banner, if seen, shows no failures. */
    SUCCEEDED,
    /** The Job completed or ended, but rows were lost. */
    COMPLETED_WITH_FAILURES,
    /** The Job failed. */
    FAILED,
    /** Nobody can tell. */
    UNKNOWN,
    /** The user stopped watching, or a time limit did; the run goes on. */
    DETACHED,
    /** The run could not be followed. */
    WATCH_ERROR
  }

  /**
   * Whether the staged copy may be removed: a clean success of at least one record that the banner
   * proves.
   */
  public boolean provenClean() {
    return state == State.SUCCEEDED
        && summary.filter(counts -> counts.totalRecords() > 0 && !counts.hasFailures()).isPresent();
  }
}
