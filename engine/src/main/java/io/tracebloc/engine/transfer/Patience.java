package io.tracebloc.engine.transfer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to go on after trouble that may pass: pauses grow, with jitter, and end for good when
 * nothing has got through for too long. Shared by all streams of a transfer; safe for use by
 * several threads.
 */
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final long budget;
  private long since;
  private boolean troubled;
  private int inARow;
  private int retries;
  private boolean exhausted;

  Patience(Duration budget) {
    this.budget = budget.toNanos();
  }

  /** Something got through: the budget starts anew. */
  synchronized void progress() {
    troubled = false;
    inARow = 0;
  }

  /** How often something was, or is about to be, done again. */
  synchronized int retries() {
    return retries;
  }

  /** Whether it has come to its end. */
  synchronized boolean exhausted() {
    return exhausted;
  }

  /**
   * Waits before the next try.
   *
   * @param wanted how long the other side asks to wait
   * @return false at once if there is to be none
   */
  boolean pause(Duration wanted) throws InterruptedException {
    long wait = next(wanted.toNanos());
    if (wait < 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.sleep(wait);
    return true;
  }

  private synchronized long next(long wanted) {
    long now = System.nanoTime();
    if (!troubled) {
      troubled = true;
      since = now;
    }
    long left = budget - (now - since);
    if (exhausted || left <= 0) {
      exhausted = true;
      return -1;
    }
    retries++;
    long pause = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(inARow++, 10));
    long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    return Math.min(left, Math.max(wanted, jittered));
  }
}
