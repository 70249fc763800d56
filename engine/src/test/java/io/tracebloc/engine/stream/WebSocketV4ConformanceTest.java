package io.tracebloc.engine.stream;

import java.io.IOException;
import java.net.Socket;

class WebSocketV4ConformanceTest extends TransportConformance {
  WebSocketV4ConformanceTest() {
    super(Transport.WEBSOCKET_V4);
  }

  @Override
  FarSide accept(Socket socket, FakeServer.Request request, FarSide.Kind kind) throws IOException {
    return new WebSocketFarSide(socket, request, kind, "v4.channel.k8s.io");
  }

  @Override
  boolean halfCloses() {
    return false;
  }
}
