package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.InterruptedFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Reads that run side by side; closing interrupts those that nobody waited for, and leaves them
 * behind: they change nothing.
 *
 * <p>Not on virtual threads: once one of these has read from a socket, a thread of the JDK waits
 * for more in the kernel, for which the virtual machine waits 300 ms when it ends.
 */
final class Reads implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("read").factory());

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
  }
}
