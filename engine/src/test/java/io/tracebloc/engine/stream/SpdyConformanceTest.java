package io.tracebloc.engine.stream;

import java.io.IOException;
import java.net.Socket;

class SpdyConformanceTest extends TransportConformance {
  SpdyConformanceTest() {
    super(Transport.SPDY);
  }

  @Override
  FarSide accept(Socket socket, FakeServer.Request request, FarSide.Kind kind) throws IOException {
    return new SpdyFarSide(socket, request, kind);
  }
}
