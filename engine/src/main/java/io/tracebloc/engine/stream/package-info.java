/**
 * Byte streams into pods: exec and port-forward over SPDY/3.1 or WebSocket ({@code
 * contract/protocol.md} 6). Knows HTTP upgrades and framing; must not know what the bytes mean.
 */
package io.tracebloc.engine.stream;
