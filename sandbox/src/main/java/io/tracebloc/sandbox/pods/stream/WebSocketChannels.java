package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;

/**
 * Channels in a WebSocket: the first byte of a message names the channel, the rest is payload
 * (protocol.md 6.2). A message may come in several frames. Runs on the event loop.
 */
abstract class WebSocketChannels extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NONE = -1;

  private final Connection connection;
  private int current = NONE;

  WebSocketChannels(Connection connection) {
    this.connection = connection;
  }

  final Connection connection() {
    return connection;
  }

  @Override
  protected final void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    switch (frame) {
      case BinaryWebSocketFrame _, TextWebSocketFrame _ -> first(frame.content());
      case ContinuationWebSocketFrame _ -> rest(frame.content());
      case PingWebSocketFrame ping ->
          connection.sendNow(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame _ ->
          context
              .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
              .addListener(ChannelFutureListener.CLOSE);
      default -> {
        // Nobody waits for pongs.
      }
    }
  }

  private void first(ByteBuf content) {
    current = NONE;
    rest(content);
  }

  private void rest(ByteBuf content) {
    if (current == NONE) {
      if (!content.isReadable()) {
        return;
      }
      current = content.readUnsignedByte();
    }
    received(current, content);
  }

  /**
   * Payload for a channel; may be empty.
   *
   * @param payload owned by the caller
   */
  abstract void received(int channel, ByteBuf payload);

  /** A message of that channel. */
  final BinaryWebSocketFrame message(int channel, byte[] payload, int length) {
    var bytes = connection.copy(new byte[] {(byte) channel}, 1).writeBytes(payload, 0, length);
    return new BinaryWebSocketFrame(bytes);
  }

  /** A message without payload. */
  final BinaryWebSocketFrame emptyMessage(int channel) {
    return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {(byte) channel}));
  }

  /** Says good-bye and closes once the client did too. */
  final void close() {
    connection.finish(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE), PATIENCE);
  }
}
