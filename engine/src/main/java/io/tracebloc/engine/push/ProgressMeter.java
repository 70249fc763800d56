package io.tracebloc.engine.push;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How fast something grows, from the last ten seconds, so that an old burst or stall is forgotten.
 * Confined to one thread at a time.
 */
final class ProgressMeter {
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long SPACING_NANOS = Duration.ofMillis(200).toNanos();

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Sample latest = new Sample(0, 0);

  private record Sample(long nanos, long amount) {
    Sample less(long removed) {
      return new Sample(nanos, amount - removed);
    }
  }

  /** Notes that this much is done; less than before, and what is lacking has to be done again. */
  void record(long nanos, long amount) {
    if (amount < latest.amount()) {
      takeBack(latest.amount() - amount);
    }
    latest = new Sample(nanos, amount);
    if (samples.isEmpty() || nanos - samples.getLast().nanos() >= SPACING_NANOS) {
      samples.addLast(latest);
    }
    while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  /** The speed stays what it was: the work was done, only in vain. */
  private void takeBack(long removed) {
    for (var count = samples.size(); count > 0; count--) {
      samples.addLast(samples.removeFirst().less(removed));
    }
  }

  /** Amount per second; 0 while nothing moved or too little time has passed. */
  long perSecond() {
    if (samples.isEmpty()) {
      return 0;
    }
    var first = samples.getFirst();
    var elapsed = latest.nanos() - first.nanos();
    return elapsed < SPACING_NANOS
        ? 0
        : Math.round((latest.amount() - first.amount()) * 1e9 / elapsed);
  }

  /** Time for so much more at this speed; empty while there is no speed. */
  Optional<Duration> timeFor(long more) {
    var speed = perSecond();
    if (speed <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (Math.max(0, more) * 1e3 / speed)));
  }
}
