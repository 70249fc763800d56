package io.tracebloc.sandbox.line;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a {@link Line} is like. Loss and the slow start of a connection are not imitated.
 *
 * @param delay that every byte takes to the other end; a round trip takes twice that
 * @param bytesPerSecond of all connections together, each way; empty for as fast as the machine is
 */
public record LineQuality(Duration delay, OptionalLong bytesPerSecond) {
  private static final long SMALL_QUEUE = 1L << 20;
  private static final long LARGE_QUEUE = 64L << 20;
  private static final int ROUNDS = 4;

  public LineQuality {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("A delay is not negative");
    }
    if (bytesPerSecond.isPresent() && bytesPerSecond.getAsLong() <= 0) {
      throw new IllegalArgumentException("A line carries something");
    }
  }

  /** No delay, and as fast as the machine is. */
  public static LineQuality perfect() {
    return new LineQuality(Duration.ZERO, OptionalLong.empty());
  }

  /** The same with this delay one way. */
  public LineQuality withDelay(Duration oneWay) {
    return new LineQuality(oneWay, bytesPerSecond);
  }

  /** The same with this rate each way. */
  public LineQuality withRate(long eachWay) {
    return new LineQuality(delay, OptionalLong.of(eachWay));
  }

  /**
   * Bytes of one connection that may be under way in one direction: several times what fits into
   * the delay, so that the delay does not limit the rate.
   */
  long queueBytes() {
    if (delay.isZero()) {
      return SMALL_QUEUE;
    }
    return bytesPerSecond.isEmpty()
        ? LARGE_QUEUE
        : Math.clamp(
            (long) (bytesPerSecond.getAsLong() * (delay.toNanos() / 1e9) * ROUNDS),
            SMALL_QUEUE,
            LARGE_QUEUE);
  }
}
