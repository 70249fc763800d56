package io.tracebloc.sandbox.api;

/**
 * Sees every request before the cluster answers it and may break it, so that tests can try what
 * clients do then. Called on the request's own thread: it may sleep to delay the answer.
 */
@FunctionalInterface
public interface RequestInterceptor {
  /** Breaks nothing. */
  RequestInterceptor NONE = _ -> new Proceed();

  /** What becomes of a request. */
  sealed interface Verdict {}

  /** It is served as usual. */
  record Proceed() implements Verdict {}

  /** It is answered with a Kubernetes {@code Status}. */
  record Refuse(int code, String reason, String message) implements Verdict {}

  /** It is answered with any text, as a proxy in between would do. */
  record Answer(int code, String contentType, String body) implements Verdict {}

  /** Its connection is closed without an answer. */
  record Cut() implements Verdict {}

  /** Decides about a request. */
  Verdict intercept(ApiRequest request) throws InterruptedException;
}
