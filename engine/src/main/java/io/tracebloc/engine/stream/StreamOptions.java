package io.tracebloc.engine.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How streams behave.
 *
 * @param transport framing to use
 * @param connectTimeout for opening a connection and for the answer to its upgrade, each
 * @param stallLimit how long data may wait without a single byte moving in either direction before
 *     the stream fails
 * @param pingInterval how long a connection may be silent before a ping is sent
 */
public record StreamOptions(
    Transport transport, Duration connectTimeout, Duration stallLimit, Duration pingInterval) {

  public StreamOptions {
    requireNonNull(transport);
    requirePositive(connectTimeout, "connectTimeout");
    requirePositive(stallLimit, "stallLimit");
    requirePositive(pingInterval, "pingInterval");
  }

  /** 30 s to connect, 60 s for a stall, pings after 25 s of silence. */
  public static StreamOptions of(Transport transport) {
    return new StreamOptions(
        transport, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(25));
  }

  private static void requirePositive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive: " + duration);
    }
  }
}
