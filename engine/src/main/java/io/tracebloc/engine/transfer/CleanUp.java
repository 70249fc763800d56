package io.tracebloc.engine.transfer;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that has to be done on the way out, also when the thread was interrupted. */
final class CleanUp {
  private CleanUp() {}

  /**
   * Runs the work on a thread of its own and waits for it, deaf to interrupts; they stay noted.
   *
   * @return whether it was done and gave true in time
   */
  static boolean within(Duration limit, Callable<Boolean> work) {
    var result = new CompletableFuture<Boolean>();
    var worker =
        Thread.ofVirtual()
            .name("clean-up")
            .start(
                () -> {
                  try {
                    result.complete(work.call());
                  } catch (Exception | Error failure) {
                    result.completeExceptionally(failure);
                  }
                });
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | TimeoutException failed) {
      return false;
    } finally {
      worker.interrupt();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
