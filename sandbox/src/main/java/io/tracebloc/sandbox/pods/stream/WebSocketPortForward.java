package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * Port-forward over a WebSocket (protocol.md 6.4): channel 2i carries the data of the i-th port,
 * channel 2i + 1 its errors, and the first message on each carries the port as two bytes,
 * little-endian. One TCP connection per port.
 */
final class WebSocketPortForward extends WebSocketChannels {
  private final List<Integer> ports;
  private final IntUnaryOperator actual;
  private final List<InboundBytes> inputs = new ArrayList<>();
  private final AtomicInteger open;

  /**
   * Serves the connection.
   *
   * @param actual from a container port to the loopback port behind it
   */
  WebSocketPortForward(Connection connection, List<Integer> ports, IntUnaryOperator actual) {
    super(connection);
    this.ports = List.copyOf(ports);
    this.actual = actual;
    this.open = new AtomicInteger(ports.size());
    connection.onGone(() -> inputs.forEach(InboundBytes::end));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    for (var i = 0; i < ports.size(); i++) {
      var port = ports.get(i);
      var littleEndian = new byte[] {(byte) (port & 0xff), (byte) (port >> 8)};
      connection().sendNow(message(2 * i, littleEndian, littleEndian.length));
      connection().sendNow(message(2 * i + 1, littleEndian, littleEndian.length));
      inputs.add(new InboundBytes(connection()));
    }
    for (var i = 0; i < ports.size(); i++) {
      var port = ports.get(i);
      new PortConnection(port, actual.applyAsInt(port), inputs.get(i), new Client(i)).start();
    }
  }

  @Override
  void received(int channel, ByteBuf payload) {
    if (channel % 2 == 0 && channel / 2 < inputs.size()) {
      inputs.get(channel / 2).offer(connection().received(payload));
    }
  }

  /** The two channels of one port. */
  private final class Client implements PortConnection.PortClient {
    private final int index;

    private Client(int index) {
      this.index = index;
    }

    @Override
    public void data(byte[] bytes, int length) throws IOException {
      if (connection().mayPass(bytes, length)) {
        connection().send(message(2 * index, bytes, length));
      }
    }

    @Override
    public void failed(String message) throws IOException {
      var bytes = message.getBytes(StandardCharsets.UTF_8);
      connection().send(message(2 * index + 1, bytes, bytes.length));
      ended();
    }

    @Override
    public void ended() {
      if (open.decrementAndGet() == 0) {
        close();
      }
    }
  }
}
