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

  /** Names a stream's purpose. */
  static final String STREAM_TYPE = "streamtype";

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
      case SpdySynStreamFrame opening -> opened(opening);
      case SpdyDataFrame data -> data(data);
      case SpdyRstStreamFrame reset -> reset(reset);
      case SpdyPingFrame ping -> connection.sendNow(new DefaultSpdyPingFrame(ping.id()));
      default -> {
        // Settings, window updates, headers and GOAWAY need no answer.
      }
    }
  }

  abstract void opened(SpdySynStreamFrame stream);

  abstract void data(SpdyDataFrame frame);

  abstract void reset(SpdyRstStreamFrame frame);

  final void accept(SpdySynStreamFrame stream) {
    var reply = new DefaultSpdySynReplyFrame(stream.streamId());
    // Without any header, the codec leaves out the header block, and Go clients wait for it.
    reply.headers().set(STREAM_TYPE, header(stream, STREAM_TYPE));
    connection.sendNow(reply);
  }

  final void refuse(SpdySynStreamFrame stream) {
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
