package io.tracebloc.engine.scope;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tasks on virtual threads that all end before {@link #close} returns. The first failure interrupts
 * the other tasks; so do {@link #cancel} and an interrupt of the joining thread. Opened, joined and
 * closed by one thread; {@link #cancel} may come from any.
 *
 * <p>The shape is that of the JDK's structured concurrency, which is a preview in JDK 25; this
 * class is the one place to replace when it is final.
 */
public final class TaskScope implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Object monitor = new Object();
  private int running;
  private Throwable firstFailure;

  /** A scope without tasks. */
  public TaskScope() {}

  /** Starts a task; in a cancelled scope it never runs and has no result. */
  public <T> Task<T> fork(Callable<T> work) {
    var task = new Task<>(work);
    synchronized (monitor) {
      running++;
    }
    try {
      executor.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      ended(new CancellationException("The scope was cancelled"));
    }
    return task;
  }

  private void run(Task<?> task) {
    ended(task.run());
  }

  private void ended(Throwable failure) {
    synchronized (monitor) {
      running--;
      if (failure != null && firstFailure == null) {
        firstFailure = failure;
        executor.shutdownNow();
      }
      monitor.notifyAll();
    }
  }

  /**
   * Waits until every task has ended.
   *
   * @throws ExecutionException the first failure as its cause, after all tasks have ended
   * @throws InterruptedException if the waiting thread was interrupted; the tasks then are, too
   */
  public void join() throws ExecutionException, InterruptedException {
    try {
      await(Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new IllegalStateException("An endless wait ended", e);
    }
  }

  /**
   * Like {@link #join()}, but gives up after a time.
   *
   * @throws TimeoutException if a task was still running then; all are interrupted
   */
  public void join(Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    await(System.nanoTime() + limit.toNanos());
  }

  private void await(long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    synchronized (monitor) {
      try {
        while (running > 0) {
          monitor.wait(millisecondsUntil(deadline));
        }
      } catch (InterruptedException | TimeoutException e) {
        cancel();
        throw e;
      }
      if (firstFailure != null) {
        throw new ExecutionException(firstFailure);
      }
    }
  }

  private static long millisecondsUntil(long deadline) throws TimeoutException {
    if (deadline == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
    if (left <= 0) {
      throw new TimeoutException();
    }
    return left;
  }

  /** Interrupts every task; the ones that were not started yet never start. */
  public void cancel() {
    executor.shutdownNow();
  }

  /**
   * Interrupts what still runs and waits for its end. An interrupt that arrives meanwhile is kept
   * for the caller.
   */
  @Override
  public void close() {
    cancel();
    executor.close();
  }

  /** A started task. */
  public static final class Task<T> {
    private final Callable<T> work;
    private volatile T result;
    private volatile Throwable failure;
    private volatile boolean done;

    private Task(Callable<T> work) {
      this.work = requireNonNull(work);
    }

    private Throwable run() {
      try {
        result = work.call();
        done = true;
      } catch (Throwable e) {
        failure = e;
      }
      return failure;
    }

    /**
     * The result, after a successful {@link TaskScope#join()}.
     *
     * @throws IllegalStateException if the task has not ended well
     */
    public T get() {
      if (!done) {
        throw new IllegalStateException("The task has no result", failure);
      }
      return result;
    }
  }
}
