package io.tracebloc.sandbox.api;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Passes a connection's requests, one after the other, to virtual threads. The event loop never
 * waits.
 */
final class ConnectionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int PIPELINED = 16;

  private final Consumer<Exchange> server;
  private final Deque<FullHttpRequest> waiting = new ArrayDeque<>();
  private Exchange current;

  ConnectionHandler(Consumer<Exchange> server) {
    super(false);
    this.server = server;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.decoderResult().isFailure() || waiting.size() >= PIPELINED) {
      request.release();
      var _ = context.close();
      return;
    }
    // A copy of our own, so that nobody has to give buffers back whichever way a request ends.
    waiting.add(request.replace(Unpooled.wrappedBuffer(ByteBufUtil.getBytes(request.content()))));
    request.release();
    next(context);
  }

  private void next(ChannelHandlerContext context) {
    if (current != null || waiting.isEmpty()) {
      return;
    }
    var request = waiting.remove();
    var exchange = new Exchange(context, request, reusable -> done(context, reusable));
    current = exchange;
    Thread.ofVirtual().name("request").start(() -> server.accept(exchange));
  }

  private void done(ChannelHandlerContext context, boolean reusable) {
    current = null;
    if (reusable) {
      next(context);
    } else {
      var _ = context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.clear();
    if (current != null) {
      current.closed().complete(null);
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A client that went away, or spoke no TLS: nobody is left to be told.
    var _ = context.close();
  }
}
