package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;

/**
 * Exec and attach over a WebSocket (protocol.md 6.2, 6.3). Version 5 differs from 4 in one message:
 * {@code FF 00} ends standard input.
 */
final class WebSocketExec extends WebSocketChannels implements ExecClient {
  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int STATUS = 3;
  private static final int CLOSE = 255;

  private final SessionStarter starter;
  private final InboundBytes input;
  private final boolean canClose;

  /**
   * Serves the connection.
   *
   * @param canClose whether version 5 was agreed upon
   */
  WebSocketExec(Connection connection, SessionStarter starter, boolean canClose) {
    super(connection);
    this.starter = starter;
    this.canClose = canClose;
    this.input = new InboundBytes(connection);
    connection.onGone(input::end);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    var request = starter.request();
    var lowest = request.stdout() ? STDOUT : request.stderr() ? STDERR : STATUS;
    connection().sendNow(emptyMessage(lowest));
    starter.start(input, this);
  }

  @Override
  void received(int channel, ByteBuf payload) {
    if (channel == STDIN) {
      input.offer(connection().received(payload));
    } else if (channel == CLOSE && canClose && payload.isReadable()) {
      if (payload.readUnsignedByte() == STDIN) {
        input.end();
      }
    }
  }

  @Override
  public void output(Output output, byte[] bytes, int length) throws IOException {
    if (connection().mayPass(bytes, length)) {
      connection().send(message(output == Output.STDOUT ? STDOUT : STDERR, bytes, length));
    }
  }

  @Override
  public void outputEnded(Output output) {
    // There is no message for that; the status says it for all channels.
  }

  @Override
  public void ended(byte[] status) {
    connection().sendNow(message(STATUS, status, status.length));
    close();
  }
}
