package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/** SPDY's bytes in binary WebSocket messages, as newer kubectl forwards ports. */
final class SpdyTunnel extends MessageToMessageCodec<WebSocketFrame, ByteBuf> {
  SpdyTunnel() {
    super(WebSocketFrame.class, ByteBuf.class);
  }

  @Override
  protected void encode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    out.add(new BinaryWebSocketFrame(bytes.retain()));
  }

  @Override
  protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
    switch (frame) {
      case BinaryWebSocketFrame _, ContinuationWebSocketFrame _ ->
          out.add(frame.content().retain());
      case PingWebSocketFrame _ ->
          context
              .writeAndFlush(new PongWebSocketFrame(frame.content().retain()))
              .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
      case CloseWebSocketFrame _ ->
          context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
      default -> {
        // Nothing else carries SPDY.
      }
    }
  }
}
