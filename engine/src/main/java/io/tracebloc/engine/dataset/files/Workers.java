package io.tracebloc.engine.dataset.files;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that look at local files. Safe for several threads. */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  /**
   * Workers; threads start when there is work for them.
   *
   * @param threads how many; at least 1
   */
  public Workers(int threads) {
    this.threads = threads;
    // A fixed pool: reading local files blocks the carrier of a virtual thread anyway.
    this.pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
  }

  /** How many there are. */
  public int threads() {
    return threads;
  }

  /** Hands over a task; tasks start in the order in which they come. */
  public <T> Future<T> submit(Callable<T> task) {
    return pool.submit(task);
  }

  /** Hands over a task that deals with its failures itself. */
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Interrupts what is still running and waits for its end. */
  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
