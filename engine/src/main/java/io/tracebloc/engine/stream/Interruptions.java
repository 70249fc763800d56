package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Turns interrupts into what callers of byte streams can see. */
final class Interruptions {
  private Interruptions() {}

  /** Something that connects. */
  @FunctionalInterface
  interface Opening<T extends AutoCloseable> {
    /** Connects, blocking. */
    T open() throws IOException;
  }

  /** Sets the thread's interrupt status again and makes the exception to throw. */
  static InterruptedIOException asIoException(String action) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while " + action);
  }

  /**
   * Opens something on a thread of its own, so that an interrupt of the caller takes effect at
   * once, whatever the opening is blocked in. What is opened too late is closed.
   */
  static <T extends AutoCloseable> T open(Opening<T> opening) throws IOException {
    var result = new CompletableFuture<T>();
    var opener = Thread.ofVirtual().name("stream-opener").start(() -> complete(result, opening));
    try {
      return result.get();
    } catch (InterruptedException interrupted) {
      result.cancel(false);
      // A virtual thread blocked in socket I/O closes its socket when it is interrupted.
      opener.interrupt();
      throw asIoException("connecting");
    } catch (ExecutionException failed) {
      throw rethrow(failed.getCause());
    }
  }

  private static <T extends AutoCloseable> void complete(
      CompletableFuture<T> result, Opening<T> opening) {
    try {
      var opened = opening.open();
      if (!result.complete(opened)) {
        opened.close();
      }
    } catch (Exception | Error failure) {
      result.completeExceptionally(failure);
    }
  }

  private static IOException rethrow(Throwable failure) {
    return switch (failure) {
      case IOException io -> io;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> new IOException(failure);
    };
  }
}
