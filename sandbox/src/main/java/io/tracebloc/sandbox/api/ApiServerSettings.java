package io.tracebloc.sandbox.api;

import java.time.Clock;

/**
 * How an API server is set up.
 *
 * @param port loopback port, 0 for any free one
 * @param version Kubernetes version to claim, for example {@code v1.32.0}
 * @param clock for timestamps, ages and expiry
 * @param interceptor may break requests
 */
public record ApiServerSettings(
    int port, String version, Clock clock, RequestInterceptor interceptor) {
  /** Any port, Kubernetes 1.32, the system's clock, nothing broken. */
  public static ApiServerSettings defaults() {
    return new ApiServerSettings(0, "v1.32.0", Clock.systemUTC(), RequestInterceptor.NONE);
  }

  /** The same with another port. */
  public ApiServerSettings withPort(int other) {
    return new ApiServerSettings(other, version, clock, interceptor);
  }

  /** The same with another Kubernetes version. */
  public ApiServerSettings withVersion(String other) {
    return new ApiServerSettings(port, other, clock, interceptor);
  }

  /** The same with another clock. */
  public ApiServerSettings withClock(Clock other) {
    return new ApiServerSettings(port, version, other, interceptor);
  }

  /** The same with an interceptor. */
  public ApiServerSettings withInterceptor(RequestInterceptor other) {
    return new ApiServerSettings(port, version, clock, other);
  }
}
