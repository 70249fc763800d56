package io.tracebloc.sandbox.line;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Shares the rate of one direction among the connections. Safe for use by several threads. */
final class Pace {
  private static final double SECOND = 1e9;

  private final double nanosecondsPerByte;
  private final LongSupplier clock;
  private long free;

  /**
   * A pace.
   *
   * @param bytesPerSecond empty for no limit
   * @param clock nanoseconds since whenever, from 0
   */
  Pace(OptionalLong bytesPerSecond, LongSupplier clock) {
    this.nanosecondsPerByte = bytesPerSecond.isPresent() ? SECOND / bytesPerSecond.getAsLong() : 0;
    this.clock = clock;
  }

  /**
   * Puts bytes behind all that were before.
   *
   * @return when the last of them has left, by the clock
   */
  synchronized long leave(int bytes) {
    free = Math.max(free, clock.getAsLong()) + Math.round(bytes * nanosecondsPerByte);
    return free;
  }
}
