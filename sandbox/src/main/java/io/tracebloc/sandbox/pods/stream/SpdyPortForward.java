package io.tracebloc.sandbox.pods.stream;

import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Port-forward over SPDY/3.1: for every TCP connection the client opens a stream {@code error} and
 * a stream {@code data} that carry the same request id. Runs on the event loop.
 */
final class SpdyPortForward extends SpdyServer {
  private final IntUnaryOperator ports;
  private final Map<String, Integer> errorStreams = new HashMap<>();
  private final Map<Integer, InboundBytes> inputs = new HashMap<>();

  /**
   * Serves the connection.
   *
   * @param ports from a container port to the loopback port behind it
   */
  SpdyPortForward(Connection connection, IntUnaryOperator ports) {
    super(connection);
    this.ports = ports;
    connection.onGone(() -> inputs.values().forEach(InboundBytes::end));
  }

  @Override
  void opened(SpdySynStreamFrame stream) {
    var request = header(stream, "requestid");
    switch (header(stream, STREAM_TYPE)) {
      case "error" -> {
        errorStreams.put(request, stream.streamId());
        accept(stream);
      }
      case "data" -> {
        var error = errorStreams.remove(request);
        var port = header(stream, "port");
        if (error == null || !port.matches("[1-9][0-9]{0,4}")) {
          refuse(stream);
          return;
        }
        accept(stream);
        forward(Integer.parseInt(port), stream.streamId(), error);
      }
      default -> refuse(stream);
    }
  }

  private void forward(int port, int dataStream, int errorStream) {
    var input = new InboundBytes(connection());
    inputs.put(dataStream, input);
    var client = new Client(dataStream, errorStream);
    new PortConnection(port, ports.applyAsInt(port), input, client).start();
  }

  @Override
  void data(SpdyDataFrame frame) {
    var input = inputs.get(frame.streamId());
    if (input == null) {
      return;
    }
    input.offer(connection().received(frame.content()));
    if (frame.isLast()) {
      input.end();
      inputs.remove(frame.streamId());
    }
  }

  @Override
  void reset(SpdyRstStreamFrame frame) {
    var input = inputs.remove(frame.streamId());
    if (input != null) {
      input.end();
    }
  }

  /** The two streams of one TCP connection. */
  private final class Client implements PortConnection.PortClient {
    private final int dataStream;
    private final int errorStream;

    private Client(int dataStream, int errorStream) {
      this.dataStream = dataStream;
      this.errorStream = errorStream;
    }

    @Override
    public void data(byte[] bytes, int length) throws IOException {
      if (connection().mayPass(bytes, length)) {
        connection().send(new DefaultSpdyDataFrame(dataStream, connection().copy(bytes, length)));
      }
    }

    @Override
    public void failed(String message) throws IOException {
      var bytes = message.getBytes(StandardCharsets.UTF_8);
      connection()
          .send(new DefaultSpdyDataFrame(errorStream, connection().copy(bytes, bytes.length)));
      ended();
    }

    @Override
    public void ended() throws IOException {
      connection().send(last(dataStream));
      connection().send(last(errorStream));
    }
  }
}
