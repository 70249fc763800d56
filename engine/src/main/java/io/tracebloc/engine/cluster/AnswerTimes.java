package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * How long calls that are granted wait for their answers, without the making of a connection.
 * Thread-safe.
 */
final class AnswerTimes implements Interceptor {
  private static final long NONE = Long.MAX_VALUE;

  private final AtomicLong fastest = new AtomicLong(NONE);

  @Override
  public Response intercept(Chain chain) throws IOException {
    var asked = System.nanoTime();
    var response = chain.proceed(chain.request());
    // A refusal may come from a proxy nearby.
    if (response.isSuccessful()) {
      fastest.accumulateAndGet(System.nanoTime() - asked, Math::min);
    }
    return response;
  }

  /** The shortest time so far; empty before the first answer. */
  Optional<Duration> fastest() {
    var nanos = fastest.get();
    return nanos == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }
}
