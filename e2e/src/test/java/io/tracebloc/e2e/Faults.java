package io.tracebloc.e2e;

import io.tracebloc.sandbox.api.ApiRequest;
import io.tracebloc.sandbox.api.RequestInterceptor;
import io.tracebloc.sandbox.api.RequestInterceptor.Cut;
import io.tracebloc.sandbox.api.RequestInterceptor.Proceed;
import io.tracebloc.sandbox.api.RequestInterceptor.Refuse;
import io.tracebloc.sandbox.api.RequestInterceptor.Verdict;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** What is broken in the cluster at the moment; tests run one after another. */
final class Faults implements StreamFaults {
  private final AtomicReference<RequestInterceptor> requests =
      new AtomicReference<>(RequestInterceptor.NONE);

  private final AtomicReference<StreamFaults> streams = new AtomicReference<>(StreamFaults.NONE);

  Verdict intercept(ApiRequest request) throws InterruptedException {
    return requests.get().intercept(request);
  }

  /** Answers requests of that method whose path ends so with a Status. */
  void refuse(String method, String pathEnd, int code, String reason, String message) {
    requests.set(
        request ->
            request.method().equals(method) && request.path().endsWith(pathEnd)
                ? new Refuse(code, reason, message)
                : new Proceed());
  }

  /** Shows every request to the observer, which refuses those for which it says so. */
  void inspect(Predicate<ApiRequest> observer) {
    requests.set(
        request ->
            observer.test(request)
                ? new Refuse(403, "Forbidden", "not in this test")
                : new Proceed());
  }

  /** Ends the connections of these requests without an answer. */
  void cut(Predicate<ApiRequest> wanted) {
    requests.set(request -> wanted.test(request) ? new Cut() : new Proceed());
  }

  /** Answers the first few of these requests with a Status. */
  void refuseFirst(int count, Predicate<ApiRequest> wanted, int code, String reason) {
    var left = new AtomicInteger(count);
    requests.set(
        request ->
            wanted.test(request) && left.getAndDecrement() > 0
                ? new Refuse(code, reason, "not now, in this test")
                : new Proceed());
  }

  @Override
  public Optional<Fault> on(Opening opening) {
    return streams.get().on(opening);
  }

  /** Lets the streams go wrong that the given one picks. */
  void breakStreams(StreamFaults faults) {
    streams.set(faults);
  }

  void clear() {
    requests.set(RequestInterceptor.NONE);
    streams.set(StreamFaults.NONE);
  }
}
