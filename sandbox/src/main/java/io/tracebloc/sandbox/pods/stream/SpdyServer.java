package io.tracebloc.sandbox.pods.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import java.time.Duration;

/**
 * The part of SPDY/3.1 that Kubernetes clients use: streams that only the client opens, data, FIN,
 * RST and pings. Windows are neither kept nor announced (protocol.md 6.6).
 */
abstract class SpdyServer extends SimpleChannelInboundHandler<SpdyFrame> {
  /** How long a client may take to close after the end. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;

  SpdyServer(Connection connection) {
    this.connection = connection;
  }

  final Connection connection() {
    return connection;
  }

  @Override
  protected final void channelRead0(ChannelHandlerContext context, SpdyFrame frame) {
    switch (frame) {
      case SpdySynStreamFrame opening -> opened(context, opening);
      case SpdyDataFrame data -> data(context, data);
      case SpdyRstStreamFrame reset -> reset(reset);
      case SpdyPingFrame ping -> connection.sendNow(new DefaultSpdyPingFrame(ping.id()));
      default -> {
        // Settings, window updates, headers and GOAWAY need no answer.
      }
    }
  }

  abstract void opened(ChannelHandlerContext context, SpdySynStreamFrame stream);

  abstract void data(ChannelHandlerContext context, SpdyDataFrame frame);

  abstract void reset(SpdyRstStreamFrame frame);

  final void accept(ChannelHandlerContext context, SpdySynStreamFrame stream) {
    connection.sendNow(new DefaultSpdySynReplyFrame(stream.streamId()));
  }

  final void refuse(ChannelHandlerContext context, SpdySynStreamFrame stream) {
    connection.sendNow(
        new DefaultSpdyRstStreamFrame(stream.streamId(), SpdyStreamStatus.REFUSED_STREAM));
  }

  static String header(SpdySynStreamFrame stream, String name) {
    var value = stream.headers().get(name);
    return value == null ? "" : value.toString();
  }

  /** The FIN of a stream. */
  static DefaultSpdyDataFrame last(int streamId) {
    var frame = new DefaultSpdyDataFrame(streamId);
    frame.setLast(true);
    return frame;
  }
}
