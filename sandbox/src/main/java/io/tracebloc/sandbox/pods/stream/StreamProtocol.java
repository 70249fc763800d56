package io.tracebloc.sandbox.pods.stream;

/** Ways to upgrade a connection for streams; a server can be told to support only some. */
public enum StreamProtocol {
  /** SPDY/3.1. */
  SPDY,
  /** WebSocket with {@code v5.channel.k8s.io}, where standard input can be closed. */
  WEBSOCKET_V5,
  /** WebSocket with {@code v4.channel.k8s.io}. */
  WEBSOCKET_V4,
  /** Port-forward's SPDY in a WebSocket, {@code SPDY/3.1+portforward.k8s.io}. */
  TUNNELED_SPDY
}
