package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.InterruptedFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Reads that run side by side; closing ends those that nobody waited for, and waits for their end.
 */
final class Reads implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts a read.
   *
   * @return waits for it; throws what it threw
   */
  <T> Supplier<T> start(Supplier<T> read) {
    var future = executor.submit(read::get);
    return () -> join(future);
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Reading the release was interrupted", "", exception);
    } catch (ExecutionException exception) {
      switch (exception.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new IllegalStateException(exception.getCause());
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
