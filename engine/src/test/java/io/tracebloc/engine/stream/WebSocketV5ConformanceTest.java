package io.tracebloc.engine.stream;

import java.io.IOException;
import java.net.Socket;

class WebSocketV5ConformanceTest extends TransportConformance {
  WebSocketV5ConformanceTest() {
    super(Transport.WEBSOCKET);
  }

  @Override
  FarSide accept(Socket socket, FakeServer.Request request, FarSide.Kind kind) throws IOException {
    var protocol = kind == FarSide.Kind.EXEC ? "v5.channel.k8s.io" : "v4.channel.k8s.io";
    return new WebSocketFarSide(socket, request, kind, protocol);
  }
}
