package io.tracebloc.engine.stream;

import io.tracebloc.engine.failure.Printable;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The channel protocol over WebSocket ({@code contract/protocol.md} 6.2-6.4): binary messages whose
 * first byte names the channel. The channel byte is at the start of a message only, which may come
 * in several frames.
 */
final class WebSocketFraming implements Framing {
  private static final int CAPACITY = 256 * 1024;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int CONTROL_LIMIT = 125;

  /** Servers send at most some MiB at once; more is not a frame but noise. */
  private static final long FRAME_LIMIT = 1L << 30;

  private static final int CLOSE_CHANNEL = 0xff;
  private static final int NORMAL_CLOSURE = 1000;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final int outgoing;
  private final Map<Integer, Inbound> channels;
  private final boolean halfClose;
  private final int[] prefix = new int[256];
  private final byte[] scratch = new byte[64 * 1024];
  private int messageChannel = -1;
  private boolean inMessage;
  private boolean closed;

  /**
   * A framing.
   *
   * @param outgoing channel that takes our data
   * @param channels what the far side sends on which channel
   * @param prefixLength bytes to drop at the start of each inbound channel
   * @param halfClose whether the subprotocol can close a channel (v5)
   */
  WebSocketFraming(
      int outgoing, Map<Integer, Inbound> channels, int prefixLength, boolean halfClose) {
    this.outgoing = outgoing;
    this.channels = Map.copyOf(channels);
    this.halfClose = halfClose;
    channels.keySet().forEach(channel -> prefix[channel] = prefixLength);
  }

  @Override
  public int capacity() {
    return CAPACITY;
  }

  @Override
  public byte[] opening() {
    return new byte[0];
  }

  @Override
  public int seal(byte[] buffer, int length, boolean last) {
    if (length == 0) {
      return HEADROOM;
    }
    int payload = HEADROOM - 1;
    buffer[payload] = (byte) outgoing;
    int key = ThreadLocalRandom.current().nextInt();
    mask(buffer, payload, length + 1, key);
    return putHeader(buffer, payload, BINARY, length + 1, key);
  }

  @Override
  public byte[] ending() {
    return halfClose
        ? frame(BINARY, new byte[] {(byte) CLOSE_CHANNEL, (byte) outgoing})
        : new byte[0];
  }

  @Override
  public byte[] ping() {
    return frame(PING, new byte[0]);
  }

  @Override
  public void read(InputStream in, FrameSink sink) throws IOException {
    var data = new DataInputStream(in);
    int first = closed ? -1 : in.read();
    if (first < 0) {
      throw new EOFException();
    }
    int second = data.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = data.readUnsignedShort();
    } else if (length == 127) {
      length = data.readLong();
    }
    if ((first & 0x70) != 0 || (second & MASKED) != 0 || length < 0 || length > FRAME_LIMIT) {
      throw new IOException("the server sent a malformed WebSocket frame");
    }
    int opcode = first & 0x0f;
    boolean fin = (first & FIN) != 0;
    if (opcode >= CLOSE) {
      readControl(data, opcode, length, fin, sink);
    } else {
      readMessage(in, opcode, length, fin, sink);
    }
  }

  private void readMessage(InputStream in, int opcode, long length, boolean fin, FrameSink sink)
      throws IOException {
    if (opcode == TEXT) {
      throw new IOException("the server sent text in place of bytes");
    }
    if (opcode != (inMessage ? CONTINUATION : BINARY)) {
      throw new IOException("the server sent WebSocket frames out of order");
    }
    long left = length;
    if (!inMessage) {
      messageChannel = -1;
    }
    if (messageChannel < 0 && left > 0) {
      messageChannel = readByte(in);
      left--;
    }
    inMessage = !fin;
    deliver(in, left, sink);
  }

  private void deliver(InputStream in, long length, FrameSink sink) throws IOException {
    if (halfClose && messageChannel == CLOSE_CHANNEL) {
      closeChannels(in, length, sink);
      return;
    }
    var channel = Optional.ofNullable(channels.get(messageChannel));
    long left = length;
    while (left > 0) {
      int read = in.read(scratch, 0, (int) Math.min(left, scratch.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      if (channel.isPresent()) {
        int dropped = Math.min(prefix[messageChannel], read);
        prefix[messageChannel] -= dropped;
        if (read > dropped) {
          sink.data(channel.get(), scratch, dropped, read - dropped);
        }
      }
    }
  }

  private void closeChannels(InputStream in, long length, FrameSink sink) throws IOException {
    for (long i = 0; i < length; i++) {
      int number = readByte(in);
      var channel = Optional.ofNullable(channels.get(number));
      if (channel.isPresent()) {
        sink.end(channel.get());
      } else if (number == outgoing) {
        sink.inputClosed();
      }
    }
  }

  private void readControl(DataInputStream in, int opcode, long length, boolean fin, FrameSink sink)
      throws IOException {
    if (length > CONTROL_LIMIT || !fin) {
      throw new IOException("the server sent a malformed WebSocket control frame");
    }
    var payload = new byte[(int) length];
    in.readFully(payload);
    switch (opcode) {
      case PING -> sink.reply(frame(PONG, payload));
      case PONG -> sink.pong();
      case CLOSE -> {
        closed = true;
        sink.closing(closeReason(payload), isClean(payload));
      }
      default -> throw new IOException("the server sent an unknown WebSocket frame");
    }
  }

  /** Whether the server is done; other codes tell of trouble (RFC 6455, 7.4.1). */
  private static boolean isClean(byte[] payload) {
    return payload.length < 2 || closeCode(payload) == NORMAL_CLOSURE;
  }

  private static int closeCode(byte[] payload) {
    return ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  private static String closeReason(byte[] payload) {
    if (payload.length < 2) {
      return "the server closed the WebSocket";
    }
    var text = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    return "the server closed the WebSocket (code %d%s)"
        .formatted(closeCode(payload), text.isBlank() ? "" : ": " + Printable.of(text.strip()));
  }

  private static int readByte(InputStream in) throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  private static byte[] frame(int opcode, byte[] payload) {
    var buffer = new byte[HEADROOM + payload.length];
    System.arraycopy(payload, 0, buffer, HEADROOM, payload.length);
    int key = ThreadLocalRandom.current().nextInt();
    mask(buffer, HEADROOM, payload.length, key);
    int start = putHeader(buffer, HEADROOM, opcode, payload.length, key);
    var frame = new ByteArrayOutputStream();
    frame.write(buffer, start, buffer.length - start);
    return frame.toByteArray();
  }

  /** Writes the header so that it ends right before the payload; returns where it starts. */
  private static int putHeader(byte[] buffer, int payload, int opcode, int length, int key) {
    int size = 6 + (length < 126 ? 0 : length < 65536 ? 2 : 8);
    int start = payload - size;
    var header = ByteBuffer.wrap(buffer, start, size).put((byte) (FIN | opcode));
    if (length < 126) {
      header.put((byte) (MASKED | length));
    } else if (length < 65536) {
      header.put((byte) (MASKED | 126)).putShort((short) length);
    } else {
      header.put((byte) (MASKED | 127)).putLong(length);
    }
    header.putInt(key);
    return start;
  }

  /** Applies the masking key, eight bytes at a time. */
  private static void mask(byte[] buffer, int offset, int length, int key) {
    long wide = ((long) key << 32) | (key & 0xffffffffL);
    int end = offset + length;
    int position = offset;
    for (; position <= end - Long.BYTES; position += Long.BYTES) {
      LONGS.set(buffer, position, (long) LONGS.get(buffer, position) ^ wide);
    }
    for (int shift = 24; position < end; position++, shift = shift == 0 ? 24 : shift - 8) {
      buffer[position] ^= (byte) (key >>> shift);
    }
  }
}
