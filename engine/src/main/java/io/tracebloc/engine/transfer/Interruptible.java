package io.tracebloc.engine.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that block in a way of their own, made so that an interrupt of the caller ends the wait.
 */
final class Interruptible {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private Interruptible() {}

  /**
   * Runs the call on a thread of its own and waits for it. After an interrupt the call is
   * interrupted too; it may still have its effect.
   */
  static <T> T call(Callable<T> call) throws InterruptedException {
    return call(call, FOR_EVER).orElseThrow();
  }

  /** The same with a limit; empty if it was reached. */
  static <T> Optional<T> call(Callable<T> call, Duration limit) throws InterruptedException {
    var result = new CompletableFuture<T>();
    var worker =
        Thread.ofVirtual()
            .name("api-call")
            .start(
                () -> {
                  try {
                    result.complete(call.call());
                  } catch (Exception | Error failure) {
                    result.completeExceptionally(failure);
                  }
                });
    try {
      return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw rethrow(failed.getCause());
    } finally {
      worker.interrupt();
    }
  }

  private static IllegalStateException rethrow(Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }
}
