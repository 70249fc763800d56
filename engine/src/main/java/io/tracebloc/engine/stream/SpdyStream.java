package io.tracebloc.engine.stream;

import java.util.Map;
import java.util.Optional;

/**
 * One stream of a SPDY connection.
 *
 * @param id odd, ascending from 1
 * @param headers names in lower case
 * @param inbound what the far side sends on it, if anything
 * @param outgoing whether our data goes there
 * @param halfClosed whether our side is closed from the start
 */
record SpdyStream(
    int id,
    Map<String, String> headers,
    Optional<Inbound> inbound,
    boolean outgoing,
    boolean halfClosed) {

  SpdyStream {
    headers = Map.copyOf(headers);
  }

  /** A stream on which only the far side speaks; our side stays open, as kubectl leaves it. */
  static SpdyStream incoming(int id, Map<String, String> headers, Inbound inbound) {
    return new SpdyStream(id, headers, Optional.of(inbound), false, false);
  }
}
