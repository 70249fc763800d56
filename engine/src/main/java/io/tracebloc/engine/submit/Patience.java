package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a submit is tried ({@code contract/protocol.md} 1.1, 1.3).
 *
 * @param exchange limit for one attempt, from opening the connection to the end of the answer
 * @param unreachable how long failed connections are tried again after the first
 * @param betweenAttempts pause after a failed connection
 * @param afterServerError pause before the one retry after an answer of 500 or above
 */
public record Patience(
    Duration exchange, Duration unreachable, Duration betweenAttempts, Duration afterServerError) {

  /** Checks that nothing is missing. */
  public Patience {
    requireNonNull(exchange);
    requireNonNull(unreachable);
    requireNonNull(betweenAttempts);
    requireNonNull(afterServerError);
  }

  /** The contract's values. */
  public static Patience standard() {
    return new Patience(
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3));
  }
}
