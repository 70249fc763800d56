package io.tracebloc.commands.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How fast something grows, from the last ten seconds, so that an old burst or stall is forgotten.
 * Confined to one thread.
 */
public final class ProgressMeter {
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long SPACING_NANOS = Duration.ofMillis(200).toNanos();

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Sample latest = new Sample(0, 0);

  private record Sample(long nanos, long amount) {}

  /** Notes that this much is done; a smaller amount than before starts afresh. */
  public void record(long nanos, long amount) {
    if (amount < latest.amount()) {
      samples.clear();
    }
    latest = new Sample(nanos, amount);
    if (samples.isEmpty() || nanos - samples.getLast().nanos() >= SPACING_NANOS) {
      samples.addLast(latest);
    }
    while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  /** Amount per second; 0 while nothing moved or too little time has passed. */
  public long perSecond() {
    if (samples.isEmpty()) {
      return 0;
    }
    var first = samples.getFirst();
    var elapsed = latest.nanos() - first.nanos();
    return elapsed < SPACING_NANOS
        ? 0
        : Math.round((latest.amount() - first.amount()) * 1e9 / elapsed);
  }

  /** Time until the total is reached at this speed; empty while there is no speed. */
  public Optional<Duration> left(long total) {
    var speed = perSecond();
    if (speed <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((total - latest.amount()) * 1000 / speed));
  }
}
