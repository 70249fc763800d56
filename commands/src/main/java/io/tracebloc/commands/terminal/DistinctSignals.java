package io.tracebloc.commands.terminal;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Takes signals that come at once for one. Who ends a process often sends a signal to it and to its
 * group, as timeout(1) does, and the second one would cut short the clean-up that the first one
 * began. Safe for use by several threads.
 */
final class DistinctSignals implements Runnable {
  /** Shorter than it takes a person to press Ctrl-C, see what happens, and press it again. */
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  private final Runnable listener;
  private final LongSupplier nanoTime;
  private OptionalLong last = OptionalLong.empty();

  /**
   * Signals for a listener.
   *
   * @param nanoTime a clock that never jumps
   */
  DistinctSignals(Runnable listener, LongSupplier nanoTime) {
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    if (isDistinct()) {
      listener.run();
    }
  }

  private synchronized boolean isDistinct() {
    var now = nanoTime.getAsLong();
    if (last.isPresent() && now - last.getAsLong() < AT_ONCE.toNanos()) {
      return false;
    }
    last = OptionalLong.of(now);
    return true;
  }
}
