package io.tracebloc.engine.stream;

/** How streams are framed on the wire ({@code contract/protocol.md} 6.3, 6.6). */
public enum Transport {
  /**
   * SPDY/3.1 first, because it costs the cluster least; WebSocket where a proxy or a server refuses
   * that upgrade. What worked is remembered.
   */
  AUTO,
  /** SPDY/3.1 only. */
  SPDY,
  /** WebSocket only: subprotocol v5, or v4 where the server does not know v5 or chokes on it. */
  WEBSOCKET,
  /** WebSocket with subprotocol v4 only: no half-close. */
  WEBSOCKET_V4
}
