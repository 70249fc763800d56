package io.tracebloc.engine.submit;

import io.tracebloc.engine.scope.TaskScope;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** An exchange that ends in time, whatever its streams do. */
final class TimedExchange {
  private TimedExchange() {}

  /**
   * Runs an exchange on a thread of its own.
   *
   * @param abort frees a thread that is blocked in the exchange; called on every way out
   * @throws SocketTimeoutException if it took longer than the limit
   */
  static HttpAnswer within(Duration limit, Callable<HttpAnswer> exchange, Runnable abort)
      throws IOException, InterruptedException {
    try (var scope = new TaskScope()) {
      try {
        TaskScope.Task<HttpAnswer> answer = scope.fork(exchange);
        scope.join(limit);
        return answer.get();
      } finally {
        abort.run();
      }
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("no answer within %d s".formatted(limit.toSeconds()));
    } catch (ExecutionException e) {
      throw asThrown(e.getCause());
    }
  }

  private static IOException asThrown(Throwable cause) throws InterruptedException {
    return switch (cause) {
      case IOException e -> e;
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }
}
