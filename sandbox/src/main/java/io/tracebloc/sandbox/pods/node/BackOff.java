package io.tracebloc.sandbox.pods.node;

import java.time.Duration;
import java.time.Instant;

/** Growing pauses between attempts. Used by one thread. */
final class BackOff {
  private final Duration first;
  private final Duration longest;
  private Duration next;
  private Instant until = Instant.MIN;

  BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** An attempt failed; returns the pause before the next one. */
  Duration failed(Instant now) {
    var pause = next;
    until = now.plus(pause);
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return pause;
  }

  void reset() {
    next = first;
    until = Instant.MIN;
  }

  /** When the next attempt is due. */
  Instant until() {
    return until;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
