package io.tracebloc.sandbox.line;

import java.time.Duration;

/**
 * An accident that ends all connections of a {@link Line} once so many more bytes went one way.
 *
 * @param direction whose bytes are counted
 * @param bytes that are still passed on, over all connections, before it happens; not one more is,
 *     and a reset may overtake the last of them
 * @param manner what both sides see of it
 * @param outage for how long new connections are reset as well
 */
public record Cut(Direction direction, long bytes, Manner manner, Duration outage) {
  /** What both sides see. */
  public enum Manner {
    /** Connections are reset. */
    RESET,

    /** Nothing arrives any more, not even that the other side closed; new connections work. */
    SILENCE
  }

  public Cut {
    if (bytes < 0 || outage.isNegative()) {
      throw new IllegalArgumentException("Neither bytes nor an outage are negative");
    }
  }

  /** A reset after so many more bytes to the target; new connections work at once. */
  public static Cut reset(long bytes) {
    return new Cut(Direction.OUTWARD, bytes, Manner.RESET, Duration.ZERO);
  }

  /** Silence after so many more bytes to the target; new connections work at once. */
  public static Cut silence(long bytes) {
    return new Cut(Direction.OUTWARD, bytes, Manner.SILENCE, Duration.ZERO);
  }

  /** The same, with bytes counted this way. */
  public Cut going(Direction other) {
    return new Cut(other, bytes, manner, outage);
  }

  /** The same, with new connections reset for so long. */
  public Cut withOutage(Duration time) {
    return new Cut(direction, bytes, manner, time);
  }
}
