package io.tracebloc.engine.watch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a run is followed ({@code contract/protocol.md} 1.6).
 *
 * @param firstPod wait for a Pod that runs or has run; then the run is left alone
 * @param total whole observation; then the run is left alone
 * @param verdict wait for the Job's verdict after the log ended
 * @param lastLook wait for the Pod of a Job whose verdict was seen first
 * @param unreachable how long the API server may be away
 * @param retry pause before a cut connection is opened again
 * @param silence how long a log may say nothing before its connection is opened again
 */
public record FollowLimits(
    Duration firstPod,
    Duration total,
    Duration verdict,
    Duration lastLook,
    Duration unreachable,
    Duration retry,
    Duration silence) {

  /** Checks that nothing is missing. */
  public FollowLimits {
    requireNonNull(firstPod);
    requireNonNull(total);
    requireNonNull(verdict);
    requireNonNull(lastLook);
    requireNonNull(unreachable);
    requireNonNull(retry);
    requireNonNull(silence);
  }

  /** The same, but with this limit for the whole observation and for the first Pod. */
  public FollowLimits within(Duration limit) {
    return new FollowLimits(limit, limit, verdict, lastLook, unreachable, retry, silence);
  }

  /** The same without a limit for the whole observation or for the first Pod. */
  public FollowLimits withoutEnd() {
    return within(Duration.ofDays(365));
  }

  /** The contract's values. */
  public static FollowLimits standard() {
    return new FollowLimits(
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMinutes(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60));
  }
}
