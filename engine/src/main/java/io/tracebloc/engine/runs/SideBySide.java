package io.tracebloc.engine.runs;

import io.tracebloc.engine.failure.InterruptedFailure;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads of the cluster side by side, a few at a time; closing interrupts those that nobody waits
 * for. Not on virtual threads, for which the virtual machine waits when it ends.
 */
final class SideBySide implements AutoCloseable {
  private static final int WIDTH = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(WIDTH, Thread.ofPlatform().daemon().name("runs-", 0).factory());

  /**
   * Starts a read, which must not start others.
   *
   * @return waits for it, and throws what it threw
   */
  <T> Supplier<T> start(Supplier<T> read) {
    var future = threads.submit(read::get);
    return () -> join(future);
  }

  /** What comes of each, in their order. */
  <T, R> List<R> each(List<T> items, Function<T, R> read) {
    return items.stream().map(item -> start(() -> read.apply(item))).toList().stream()
        .map(Supplier::get)
        .toList();
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while runs were being looked at", "", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
