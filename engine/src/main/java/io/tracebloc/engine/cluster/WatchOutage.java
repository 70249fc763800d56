package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.ClusterFailure;
import java.time.Duration;
import java.util.OptionalLong;

/** How long the server has been away, and how long to rest before asking again. */
final class WatchOutage {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Duration longest;
  private OptionalLong since = OptionalLong.empty();
  private Duration nextPause = FIRST_PAUSE;
  private boolean pauseDue;

  WatchOutage(Duration longest) {
    this.longest = longest;
  }

  /** A call failed; thrown on if the outage has lasted too long. */
  void noticed(ClusterFailure failure) {
    var now = System.nanoTime();
    if (since.isEmpty()) {
      since = OptionalLong.of(now);
    } else if (now - since.getAsLong() > longest.toNanos()) {
      throw failure;
    }
    pause();
  }

  /** Asks for a rest without calling it an outage. */
  void pause() {
    pauseDue = true;
  }

  /** The server is well. */
  void over() {
    since = OptionalLong.empty();
    nextPause = FIRST_PAUSE;
    pauseDue = false;
  }

  /** Rests if a pause is due, longer each time until the server is well again. */
  void restAtMost(Duration limit) throws InterruptedException {
    if (!pauseDue) {
      return;
    }
    pauseDue = false;
    Thread.sleep(nextPause.compareTo(limit) < 0 ? nextPause : limit);
    var doubled = nextPause.multipliedBy(2);
    nextPause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
