package io.tracebloc.engine.transfer;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Calls that block in a way of their own, made so that an interrupt of the caller ends the wait.
 */
final class Interruptible {
  private Interruptible() {}

  /**
   * Runs the call on a thread of its own and waits for it. After an interrupt the call is
   * interrupted too; it may still have its effect.
   */
  static <T> T call(Callable<T> call) throws InterruptedException {
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
      return result.get();
    } catch (InterruptedException interrupted) {
      worker.interrupt();
      throw interrupted;
    } catch (ExecutionException failed) {
      throw rethrow(failed.getCause());
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
