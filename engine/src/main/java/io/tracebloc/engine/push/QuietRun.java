package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunFollower;
import java.time.Duration;

/** Sees to it that a run has stopped writing before its dataset is taken away. */
final class QuietRun {
  /** Pods have 30 s to end. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private QuietRun() {}

  static boolean of(RunFollower follower, IngestionRun run) {
    try {
      return follower.isQuietWithin(LIMIT, run);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted while the run was ending", "");
    }
  }
}
