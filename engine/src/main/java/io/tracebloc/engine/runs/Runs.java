package io.tracebloc.engine.runs;

import io.tracebloc.engine.push.PushListener;
import java.time.Duration;
import java.util.Optional;

/**
 * The ingestion runs of a namespace, or of all. Calls block; failures are those of {@link
 * io.tracebloc.engine.failure}. For one thread.
 */
public interface Runs extends AutoCloseable {
  /**
   * The runs there are.
   *
   * @param logs whether the ends of logs are read for the counts of their banners
   */
  RunListing list(boolean logs);

  /**
   * Tells the runs there are, and then every change of one. Goes on until the thread is
   * interrupted, or the server is away for too long.
   */
  void watch(boolean logs, Observer observer);

  /**
   * Everything about one run.
   *
   * @param word its Job, its key, or its dataset, of which the newest run is meant
   */
  RunDetails show(String word);

  /** Reads logs of a run's attempts. */
  void logs(LogRequest request, LogListener listener);

  /**
   * Follows a run to its end, as a push does after its submit; of an ended one, its log is read
   * again. Interrupting the thread leaves the run alone.
   *
   * @param limit after which it is left alone as well
   */
  FollowedRun follow(String word, Optional<Duration> limit, PushListener listener);

  /**
   * Removes a run's Job with all that was made for it alone, and waits until it is gone.
   *
   * @param dryRun whether it is only to be shown
   * @param approval asked before anything is removed
   */
  CancelResult cancel(String word, boolean dryRun, CancelPlan.Approval approval);

  /** Hears of runs, on the thread that watches. */
  interface Observer {
    /** All that there are at the beginning. */
    void first(RunListing listing);

    /** One is new or different, or its Job is gone. */
    void changed(Run run);
  }

  @Override
  void close();
}
