package io.tracebloc.engine.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket server that speaks v4 or v5 of the channel protocol. */
final class WebSocketFarSide implements FarSide {
  private final Socket socket;
  private final Kind kind;
  private final boolean v5;
  private final EmbeddedChannel codec =
      new EmbeddedChannel(
          new WebSocket13FrameDecoder(true, false, 32 << 20), new WebSocket13FrameEncoder(false));
  private final ArrayDeque<byte[]> data = new ArrayDeque<>();
  private final byte[] buffer = new byte[256 * 1024];
  private final AtomicInteger pings = new AtomicInteger();
  private boolean answerPings = true;
  private boolean inputEnded;
  private int pongs;

  WebSocketFarSide(Socket socket, FakeServer.Request request, Kind kind, String protocol)
      throws IOException {
    this.socket = socket;
    this.kind = kind;
    this.v5 = protocol.startsWith("v5");
    var head =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(request.header("sec-websocket-key"))
            + "\r\nSec-WebSocket-Protocol: "
            + protocol
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    // Servers begin with an empty message (or the port) on each channel.
    for (var channel : Inbound.values()) {
      if (number(channel) >= 0) {
        message(number(channel), kind == Kind.EXEC ? new byte[0] : new byte[] {(byte) 0x90, 0x1f});
      }
    }
  }

  static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  @Override
  public void send(Inbound channel, byte[] bytes) throws IOException {
    if (bytes.length < 100) {
      message(number(channel), bytes);
      return;
    }
    // One message in three frames, with a ping between them.
    var first = Unpooled.buffer().writeByte(number(channel)).writeBytes(bytes, 0, 10);
    write(new BinaryWebSocketFrame(false, 0, first));
    write(new PingWebSocketFrame(Unpooled.copiedBuffer("between", StandardCharsets.US_ASCII)));
    write(new ContinuationWebSocketFrame(false, 0, Unpooled.copiedBuffer(bytes, 10, 20)));
    write(
        new ContinuationWebSocketFrame(
            true, 0, Unpooled.wrappedBuffer(bytes, 30, bytes.length - 30)));
  }

  @Override
  public void end(Inbound channel) throws IOException {
    if (v5) {
      write(
          new BinaryWebSocketFrame(
              Unpooled.wrappedBuffer(new byte[] {-1, (byte) number(channel)})));
    }
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
    write(new PingWebSocketFrame(Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII)));
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
    write(new CloseWebSocketFrame(1000, ""));
  }

  private int number(Inbound channel) {
    return switch (channel) {
      case OUTPUT -> kind == Kind.EXEC ? 1 : 0;
      case ERRORS -> kind == Kind.EXEC ? 2 : -1;
      case STATUS -> kind == Kind.EXEC ? 3 : 1;
    };
  }

  private void message(int channel, byte[] bytes) throws IOException {
    write(new BinaryWebSocketFrame(Unpooled.buffer().writeByte(channel).writeBytes(bytes)));
  }

  private void pump() throws IOException {
    int read = socket.getInputStream().read(buffer);
    if (read < 0) {
      throw new EOFException("the client hung up");
    }
    codec.writeInbound(Unpooled.copiedBuffer(buffer, 0, read));
    for (WebSocketFrame frame = codec.readInbound(); frame != null; frame = codec.readInbound()) {
      take(frame);
      frame.release();
    }
  }

  private void take(WebSocketFrame frame) throws IOException {
    switch (frame) {
      case PongWebSocketFrame pong -> pongs++;
      case PingWebSocketFrame ping -> {
        pings.incrementAndGet();
        if (answerPings) {
          write(new PongWebSocketFrame(ping.content().copy()));
        }
      }
      case BinaryWebSocketFrame binary -> {
        var bytes = ByteBufUtil.getBytes(binary.content());
        if (bytes[0] == -1) {
          if (!v5) {
            throw new IOException("channels cannot be closed in v4");
          }
          inputEnded |= bytes[1] == 0;
        } else {
          data.add(java.util.Arrays.copyOfRange(bytes, 1, bytes.length));
        }
      }
      default -> throw new IOException("unexpected frame " + frame);
    }
  }

  private void write(WebSocketFrame frame) throws IOException {
    codec.writeOutbound(frame);
    for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
      socket.getOutputStream().write(ByteBufUtil.getBytes(bytes));
      bytes.release();
    }
  }
}
