package io.tracebloc.engine.transfer;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Keeps all streams together below a number of bytes per second. However long nothing was sent, no
 * more than a quarter of a second's worth may follow at once. Safe for use by several threads,
 * which are served in the order in which they come.
 */
final class RateLimit {
  private static final long SECOND = 1_000_000_000L;
  private static final long BURST = SECOND / 4;

  /** Lets time pass. */
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final OptionalLong bytesPerSecond;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /** When all that was taken so far may be on its way. */
  private long paid;

  /**
   * A limit.
   *
   * @param bytesPerSecond at least 1; empty means no limit
   * @param nanoTime as {@link System#nanoTime}
   */
  RateLimit(OptionalLong bytesPerSecond, LongSupplier nanoTime, Pause pause) {
    if (bytesPerSecond.isPresent() && bytesPerSecond.getAsLong() < 1) {
      throw new IllegalArgumentException("no rate: " + bytesPerSecond.getAsLong());
    }
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.paid = bytesPerSecond.isPresent() ? nanoTime.getAsLong() : 0;
  }

  /** A limit by this machine's clock; none at all, at no cost, if it is empty. */
  static RateLimit of(OptionalLong bytesPerSecond) {
    return new RateLimit(bytesPerSecond, System::nanoTime, Thread::sleep);
  }

  /** Waits until that many bytes may be sent. */
  void take(int bytes) throws InterruptedException {
    if (bytesPerSecond.isEmpty() || bytes <= 0) {
      return;
    }
    long wait = reserve(bytes, bytesPerSecond.getAsLong());
    if (wait > 0) {
      pause.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long reserve(int bytes, long rate) {
    long now = nanoTime.getAsLong();
    // Differences only: the clock may overflow.
    if (paid - (now - BURST) < 0) {
      paid = now - BURST;
    }
    paid += Math.round((double) bytes * SECOND / rate);
    return paid - now;
  }
}
