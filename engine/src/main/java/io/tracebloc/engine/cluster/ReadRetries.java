package io.tracebloc.engine.cluster;

import java.time.Duration;
import java.util.List;

/**
 * How often a read is made again when the connection broke, and after which pauses.
 *
 * @param pauses before each further try
 */
record ReadRetries(List<Duration> pauses) {
  ReadRetries {
    pauses = List.copyOf(pauses);
  }

  /** Twice: enough for a server or a gateway that is being replaced, not for one that is down. */
  static ReadRetries standard() {
    return new ReadRetries(List.of(Duration.ofMillis(200), Duration.ofSeconds(1)));
  }

  /** Whether there is a further try after so many. */
  boolean allowAfter(int tries) {
    return tries <= pauses.size();
  }

  /** Waits for the next try. */
  void restAfter(int tries) throws InterruptedException {
    Thread.sleep(pauses.get(tries - 1));
  }
}
