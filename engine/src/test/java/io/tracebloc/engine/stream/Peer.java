package io.tracebloc.engine.stream;

import java.io.IOException;
import java.net.Socket;

/** A transport and a server that speaks it. */
enum Peer {
  SPDY(Transport.SPDY),
  V5(Transport.WEBSOCKET),
  V4(Transport.WEBSOCKET_V4);

  private final Transport transport;

  Peer(Transport transport) {
    this.transport = transport;
  }

  Transport transport() {
    return transport;
  }

  FarSide accept(Socket socket, FakeServer.Request request, FarSide.Kind kind) throws IOException {
    return switch (this) {
      case SPDY -> new SpdyFarSide(socket, request, kind);
      case V5 ->
          new WebSocketFarSide(
              socket,
              request,
              kind,
              kind == FarSide.Kind.EXEC ? "v5.channel.k8s.io" : "v4.channel.k8s.io");
      case V4 -> new WebSocketFarSide(socket, request, kind, "v4.channel.k8s.io");
    };
  }

  /** Whether closing the input reaches the far side; port-forward knows no v5. */
  boolean halfCloses(FarSide.Kind kind) {
    return this == SPDY || (this == V5 && kind == FarSide.Kind.EXEC);
  }

  /** Answers the upgrade and nothing more; what follows is up to the test. */
  void upgrade(Socket socket, FakeServer.Request request) throws IOException {
    var head =
        this == SPDY
            ? "Upgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: "
                + request.header("x-stream-protocol-version")
            : "Upgrade: websocket\r\nSec-WebSocket-Accept: "
                + WebSocketFarSide.accept(request.header("sec-websocket-key"))
                + "\r\nSec-WebSocket-Protocol: "
                + (this == V5 ? "v5" : "v4")
                + ".channel.k8s.io";
    socket
        .getOutputStream()
        .write(
            ("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n" + head + "\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
