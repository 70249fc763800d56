package io.tracebloc.sandbox.pods.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One forwarded TCP connection. */
final class PortConnection {
  private static final int BUFFER = 32 * 1024;
  private static final int CONNECT_MILLIS = 5000;

  private final int containerPort;
  private final int actualPort;
  private final InboundBytes input;
  private final PortClient client;

  /** How a port's bytes and end reach the client. */
  interface PortClient {
    /** Sends data; waits while the client does not read. */
    void data(byte[] bytes, int length) throws IOException;

    /** The connection could not be made or broke; followed by {@link #ended}. */
    void failed(String message) throws IOException;

    /** The port closed the connection. */
    void ended() throws IOException;
  }

  PortConnection(int containerPort, int actualPort, InboundBytes input, PortClient client) {
    this.containerPort = containerPort;
    this.actualPort = actualPort;
    this.input = input;
    this.client = client;
  }

  void start() {
    Thread.ofVirtual().name("forward-" + containerPort).start(this::run);
  }

  private void run() {
    try (var socket = new Socket()) {
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), actualPort), CONNECT_MILLIS);
      } catch (IOException refused) {
        client.failed(
            "error forwarding port %d to pod: failed to connect to localhost:%d inside the pod: connection refused"
                .formatted(containerPort, containerPort));
        return;
      }
      var upload = Thread.ofVirtual().name("forward-in").start(() -> upload(socket));
      download(socket);
      client.ended();
      input.drop();
      upload.join();
    } catch (IOException broken) {
      // Either end is gone; closing the socket tells the other one.
      input.drop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      input.drop();
    }
  }

  private void download(Socket socket) throws IOException {
    var buffer = new byte[BUFFER];
    var source = socket.getInputStream();
    for (var n = source.read(buffer); n >= 0; n = source.read(buffer)) {
      client.data(buffer, n);
    }
  }

  private void upload(Socket socket) {
    try {
      input.transferTo(socket.getOutputStream());
      if (!socket.isClosed()) {
        socket.shutdownOutput();
      }
    } catch (IOException closed) {
      input.drop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
