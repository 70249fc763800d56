package io.tracebloc.engine.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The transports to try, best first. What worked moves to the front; a single stream that had to
 * pass it over, because a balancer was restarting, does not change that. Safe for use by several
 * threads.
 */
final class TransportLadder {
  /** Streams in a row that must pass over what once worked before it loses its place. */
  private static final int MISSES = 3;

  private final List<Transport> rungs;
  private final TransportMemory memory;
  private final String way;

  /** What worked for an earlier command. */
  private Optional<Transport> recalled;

  private Optional<Transport> proven = Optional.empty();
  private int misses;

  /**
   * A ladder.
   *
   * @param memory for {@link Transport#AUTO}: knows what worked for earlier commands
   * @param way the server's address and the proxy on the way to it
   */
  TransportLadder(Transport wanted, TransportMemory memory, String way) {
    this.memory = wanted == Transport.AUTO ? memory : TransportMemory.NONE;
    this.way = way;
    this.rungs =
        switch (wanted) {
          case AUTO -> List.of(Transport.SPDY, Transport.WEBSOCKET, Transport.WEBSOCKET_V4);
          // Some servers and proxies fail when v5 is only offered.
          case WEBSOCKET -> List.of(Transport.WEBSOCKET, Transport.WEBSOCKET_V4);
          case SPDY, WEBSOCKET_V4 -> List.of(wanted);
        };
    this.recalled = this.memory.recall(way).filter(rungs::contains);
  }

  /** All transports that may be tried, in this order. */
  synchronized List<Transport> order() {
    var order = new ArrayList<Transport>();
    proven.or(() -> recalled).ifPresent(order::add);
    rungs.stream().filter(rung -> !order.contains(rung)).forEach(order::add);
    return List.copyOf(order);
  }

  /** Whether any transport has worked. */
  synchronized boolean hasProven() {
    return proven.isPresent();
  }

  /** Whether a stream over this transport has worked before. */
  synchronized boolean isProven(Transport transport) {
    return proven.equals(Optional.of(transport));
  }

  /**
   * A stream over this transport works.
   *
   * @param lasting whether that is worth telling later commands: not if a better transport failed
   *     only for now, as with a balancer that restarts
   */
  synchronized void worked(Transport transport, boolean lasting) {
    if (proven.isEmpty() || isProven(transport) || ++misses >= MISSES) {
      if (lasting && !isProven(transport)) {
        memory.remember(way, transport);
      }
      proven = Optional.of(transport);
      misses = 0;
    }
  }

  /** A stream over this transport could not be opened. */
  synchronized void failed(Transport transport) {
    if (proven.isEmpty() && recalled.equals(Optional.of(transport))) {
      memory.forget(way);
      recalled = Optional.empty();
    }
  }
}
