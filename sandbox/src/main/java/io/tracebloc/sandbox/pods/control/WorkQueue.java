package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs a controller for every object that changed, one at a time; changes of an object that is
 * still waiting are seen together. A failed look is repeated after a pause.
 */
final class WorkQueue implements AutoCloseable {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Controller controller;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Controller.Key, Long> due = new HashMap<>();
  private final Thread thread;
  private boolean closed;

  WorkQueue(Controller controller) {
    this.controller = controller;
    this.thread =
        Thread.ofVirtual().name(controller.getClass().getSimpleName()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void add(Controller.Key key) {
    addAfter(key, Duration.ZERO);
  }

  private void addAfter(Controller.Key key, Duration pause) {
    lock.lock();
    try {
      due.merge(key, System.nanoTime() + pause.toNanos(), (a, b) -> a - b < 0 ? a : b);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (var next = take(); next.isPresent(); next = take()) {
      reconcile(next.get());
    }
  }

  private void reconcile(Controller.Key key) {
    try {
      controller.reconcile(key).ifPresent(pause -> addAfter(key, pause));
    } catch (ApiException refused) {
      // A conflict, or a namespace that goes away: the next look decides.
      addAfter(key, RETRY);
    }
  }

  private Optional<Controller.Key> take() {
    lock.lock();
    try {
      while (!closed) {
        var first = due.entrySet().stream().min(Map.Entry.comparingByValue());
        if (first.isEmpty()) {
          changed.await();
          continue;
        }
        var left = first.get().getValue() - System.nanoTime();
        if (left <= 0) {
          var key = first.get().getKey();
          due.remove(key);
          return Optional.of(key);
        }
        var _ = changed.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
