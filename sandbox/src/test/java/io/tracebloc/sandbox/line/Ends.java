package io.tracebloc.sandbox.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server, a line to it, and whoever connects over the line. */
record Ends(ServerSocket server, Line line) implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Both sides of one connection. */
  record Pair(Socket client, Socket server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (client;
          server) {
        // Closed by the header.
      }
    }
  }

  static Ends of(LineQuality quality) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MILLIS);
    var address = (InetSocketAddress) server.getLocalSocketAddress();
    return new Ends(server, Line.to(address, quality));
  }

  Socket dial() throws IOException {
    var client = new Socket();
    client.setSoTimeout(PATIENCE_MILLIS);
    client.connect(line.address());
    return client;
  }

  Pair connect() throws IOException {
    var client = dial();
    var accepted = server.accept();
    accepted.setSoTimeout(PATIENCE_MILLIS);
    return new Pair(client, accepted);
  }

  @Override
  public void close() throws IOException {
    try (server;
        line) {
      // Closed by the header.
    }
  }
}
