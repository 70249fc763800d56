package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.InterruptedFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call to Helm that takes long, on a thread of its own: it cannot be interrupted, but who waits
 * for it can. Used once, by one thread.
 */
final class HelmCall {
  private static final long LOOK_MILLIS = 500;
  private static final long CLAIM_MILLIS = 50;

  private final FutureTask<Void> task;
  private boolean begun;

  /** Something that Helm does. */
  @FunctionalInterface
  interface Work {
    void run() throws HelmException;
  }

  HelmCall(Work work) {
    task =
        new FutureTask<>(
            () -> {
              work.run();
              return null;
            });
  }

  /**
   * Begins if need be, and waits.
   *
   * @param limit for the waiting
   * @param look called now and then, and once more after the end
   * @return whether it has ended well; false if time is up
   * @throws HelmException if it has ended badly
   */
  boolean await(Duration limit, Runnable look) throws HelmException, InterruptedException {
    try (var signals = SignalKeeper.ofTermination()) {
      begin();
      var end = System.nanoTime() + limit.toNanos();
      var nextLook = System.nanoTime();
      while (!task.isDone() && System.nanoTime() < end) {
        ended(CLAIM_MILLIS);
        signals.claim();
        if (System.nanoTime() >= nextLook) {
          look(look);
          nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
        }
      }
      if (!task.isDone()) {
        return false;
      }
      look(look);
      result();
      return true;
    }
  }

  /** An interrupt is one wherever it is noticed: the call to Helm goes on. */
  private static void look(Runnable look) throws InterruptedException {
    try {
      look.run();
    } catch (InterruptedFailure e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      Thread.ofPlatform().name("helm").daemon().start(task);
    }
  }

  private void ended(long millis) throws InterruptedException {
    try {
      task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Seen by isDone.
    }
  }

  private void result() throws HelmException, InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case HelmException refused -> throw refused;
        case RuntimeException defect -> throw defect;
        case Error defect -> throw defect;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
