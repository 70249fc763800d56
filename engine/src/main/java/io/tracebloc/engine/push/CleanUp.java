package io.tracebloc.engine.push;

import io.tracebloc.engine.scope.TaskScope;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that must be done although the push was interrupted. */
final class CleanUp {
  private CleanUp() {}

  /**
   * Runs the work with a deadline of its own. An interrupt that came before does not disturb it and
   * is kept for the caller; one that comes now, or the deadline, interrupts the work.
   */
  static void within(Duration limit, Runnable work) {
    boolean interrupted = Thread.interrupted();
    Thread worker = Thread.currentThread();
    var late = new AtomicBoolean();
    try (var scope = new TaskScope()) {
      scope.fork(
          () -> {
            Thread.sleep(limit);
            late.set(true);
            worker.interrupt();
            return true;
          });
      work.run();
    } finally {
      if (late.get()) {
        // The deadline's own interrupt concerned the work only.
        Thread.interrupted();
      }
      if (interrupted) {
        worker.interrupt();
      }
    }
  }
}
