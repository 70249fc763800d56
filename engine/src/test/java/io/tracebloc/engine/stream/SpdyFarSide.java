package io.tracebloc.engine.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A SPDY/3.1 server. */
final class SpdyFarSide implements FarSide {
  private final Socket socket;
  private final Kind kind;
  private final EmbeddedChannel codec =
      new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
  private final Map<String, Integer> streams = new LinkedHashMap<>();
  private final ArrayDeque<byte[]> data = new ArrayDeque<>();
  private final byte[] buffer = new byte[256 * 1024];
  private final AtomicInteger pings = new AtomicInteger();
  private boolean answerPings = true;
  private boolean inputEnded;
  private int pongs;

  SpdyFarSide(Socket socket, FakeServer.Request request, Kind kind) throws IOException {
    this.socket = socket;
    this.kind = kind;
    var head =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n"
            + "X-Stream-Protocol-Version: "
            + request.header("x-stream-protocol-version")
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    while (streams.size() < (kind == Kind.EXEC ? 4 : 2)) {
      pump();
    }
  }

  /** Stream types in the order in which they were opened. */
  Map<String, Integer> streams() {
    return streams;
  }

  @Override
  public void send(Inbound channel, byte[] bytes) throws IOException {
    write(new DefaultSpdyDataFrame(stream(channel), Unpooled.wrappedBuffer(bytes)));
  }

  @Override
  public void end(Inbound channel) throws IOException {
    write(new DefaultSpdyDataFrame(stream(channel)).setLast(true));
  }

  @Override
  public byte[] receive() throws IOException {
    while (data.isEmpty() && !inputEnded) {
      pump();
    }
    return data.isEmpty() ? new byte[0] : data.remove();
  }

  @Override
  public void pingPong() throws IOException {
    int before = pongs;
    write(new DefaultSpdyPingFrame(2));
    while (pongs == before) {
      pump();
    }
  }

  @Override
  public void answerPings(boolean answer) {
    answerPings = answer;
  }

  @Override
  public int pings() {
    return pings.get();
  }

  @Override
  public void announceEnd() throws IOException {
    write(new DefaultSpdyGoAwayFrame(7));
  }

  private int stream(Inbound channel) {
    return streams.get(
        switch (channel) {
          case OUTPUT -> kind == Kind.EXEC ? "stdout" : "data";
          case ERRORS -> "stderr";
          case STATUS -> "error";
        });
  }

  private void pump() throws IOException {
    int read = socket.getInputStream().read(buffer);
    if (read < 0) {
      throw new EOFException("the client hung up");
    }
    codec.writeInbound(Unpooled.copiedBuffer(buffer, 0, read));
    for (Object frame = codec.readInbound(); frame != null; frame = codec.readInbound()) {
      take(frame);
    }
  }

  private void take(Object frame) throws IOException {
    switch (frame) {
      case SpdySynStreamFrame opened -> {
        streams.put(opened.headers().getAsString("streamtype"), opened.streamId());
        write(new DefaultSpdySynReplyFrame(opened.streamId()));
      }
      case SpdyDataFrame bytes -> {
        if (bytes.streamId() == streams.get(kind == Kind.EXEC ? "stdin" : "data")) {
          if (bytes.content().isReadable()) {
            data.add(ByteBufUtil.getBytes(bytes.content()));
          }
          inputEnded |= bytes.isLast();
        }
        bytes.release();
      }
      case SpdyPingFrame ping when ping.id() % 2 == 0 -> pongs++;
      case SpdyPingFrame ping -> {
        pings.incrementAndGet();
        if (answerPings) {
          write(new DefaultSpdyPingFrame(ping.id()));
        }
      }
      default -> throw new IOException("unexpected frame " + frame);
    }
  }

  private void write(Object frame) throws IOException {
    codec.writeOutbound(frame);
    for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
      socket.getOutputStream().write(ByteBufUtil.getBytes(bytes));
      bytes.release();
    }
  }
}
