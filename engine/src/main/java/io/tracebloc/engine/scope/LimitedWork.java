package io.tracebloc.engine.scope;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that blocks in a way of its own, done on a thread of its own, so that whoever waits for it
 * can stop waiting at any time. Work that is not waited for any longer is interrupted; it may still
 * have its effect.
 */
public final class LimitedWork {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private LimitedWork() {}

  /**
   * Waits for the result until the caller is interrupted.
   *
   * @throws InterruptedException if it was; anything that the work throws is thrown as it is, but
   *     checked exceptions in an {@link IllegalStateException}
   */
  public static <T> T call(Callable<T> work) throws InterruptedException {
    return call(FOR_EVER, work).orElseThrow();
  }

  /** The same with a limit; empty if it was reached. */
  public static <T> Optional<T> call(Duration limit, Callable<T> work) throws InterruptedException {
    try (var running = new Running<>(work)) {
      return Optional.of(running.await(limit.toNanos()));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw rethrow(failed.getCause());
    }
  }

  /**
   * Work that has to be done on the way out: waits for the result deaf to interrupts, which stay
   * noted.
   *
   * @return the result; empty if the work failed or the limit was reached
   */
  public static <T> Optional<T> callDeaf(Duration limit, Callable<T> work) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try (var running = new Running<>(work)) {
      while (true) {
        try {
          return Optional.of(running.await(deadline - System.nanoTime()));
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | TimeoutException failed) {
      return Optional.empty();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IllegalStateException rethrow(Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  /** Work under way; closing it interrupts what has not ended. */
  private static final class Running<T> implements AutoCloseable {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread worker;

    Running(Callable<T> work) {
      worker = Thread.ofVirtual().name("limited-work").start(() -> run(work));
    }

    private void run(Callable<T> work) {
      try {
        result.complete(work.call());
      } catch (Exception | Error failure) {
        result.completeExceptionally(failure);
      }
    }

    T await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
      return result.get(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      worker.interrupt();
    }
  }
}
