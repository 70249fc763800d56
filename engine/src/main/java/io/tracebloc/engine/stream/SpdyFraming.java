package io.tracebloc.engine.stream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;

/**
 * SPDY/3.1 as Kubernetes speaks it ({@code contract/protocol.md} 6.6): the client opens every
 * stream, end of data is FIN on a data frame, and there is no flow control (the server neither
 * sends nor waits for WINDOW_UPDATE). Header blocks of the server carry nothing that is needed, so
 * they are skipped unread; that is sound because their compression state concerns only them.
 */
final class SpdyFraming implements Framing {
  private static final int DATA_HEADER = 8;
  private static final int CAPACITY = 512 * 1024;
  private static final int CONTROL = 0x8003;
  private static final int SYN_STREAM = 1;
  private static final int SYN_REPLY = 2;
  private static final int RST_STREAM = 3;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int HEADERS = 8;
  private static final int FLAG_FIN = 1;

  /** Control frames are small; a larger one is not SPDY. */
  private static final int CONTROL_LIMIT = 1 << 20;

  private final List<SpdyStream> streams;
  private final int outgoing;
  private final ByteBuffer header = ByteBuffer.allocate(DATA_HEADER);
  private final byte[] scratch = new byte[64 * 1024];
  private int nextPing = 1;

  SpdyFraming(List<SpdyStream> streams) {
    this.streams = List.copyOf(streams);
    this.outgoing = streams.stream().filter(SpdyStream::outgoing).findFirst().orElseThrow().id();
  }

  @Override
  public int capacity() {
    return CAPACITY;
  }

  @Override
  public byte[] opening() {
    var frames = new ByteArrayOutputStream();
    var deflater = new Deflater();
    try {
      deflater.setDictionary(SpdyDictionary.bytes());
      for (var stream : streams) {
        frames.writeBytes(synStream(stream.id(), compress(deflater, stream.headers())));
      }
    } finally {
      deflater.end();
    }
    for (var stream : streams) {
      if (stream.halfClosed()) {
        frames.writeBytes(
            ByteBuffer.allocate(DATA_HEADER).putInt(stream.id()).putInt(FLAG_FIN << 24).array());
      }
    }
    return frames.toByteArray();
  }

  @Override
  public int seal(byte[] buffer, int length, boolean last) {
    int start = HEADROOM - DATA_HEADER;
    ByteBuffer.wrap(buffer, start, DATA_HEADER)
        .putInt(outgoing)
        .putInt((last ? FLAG_FIN << 24 : 0) | length);
    return start;
  }

  @Override
  public byte[] ending() {
    return new byte[0];
  }

  @Override
  public byte[] ping() {
    var frame = pingFrame(nextPing);
    nextPing += 2;
    return frame;
  }

  @Override
  public void read(InputStream in, FrameSink sink) throws IOException {
    if (in.readNBytes(header.array(), 0, DATA_HEADER) < DATA_HEADER) {
      throw new EOFException();
    }
    int first = header.getInt(0);
    int second = header.getInt(Integer.BYTES);
    int flags = second >>> 24;
    int length = second & 0xffffff;
    if (first >= 0) {
      readData(in, first, length, (flags & FLAG_FIN) != 0, sink);
    } else if (first >>> 16 == CONTROL && length <= CONTROL_LIMIT) {
      readControl(in, first & 0xffff, flags, length, sink);
    } else {
      throw new IOException("the server sent something that is not SPDY/3.1");
    }
  }

  private void readData(InputStream in, int id, int length, boolean fin, FrameSink sink)
      throws IOException {
    var channel = inbound(id);
    int left = length;
    while (left > 0) {
      int read = in.read(scratch, 0, Math.min(left, scratch.length));
      if (read < 0) {
        throw new EOFException();
      }
      if (channel.isPresent()) {
        sink.data(channel.get(), scratch, 0, read);
      }
      left -= read;
    }
    if (fin && channel.isPresent()) {
      sink.end(channel.get());
    }
  }

  private void readControl(InputStream in, int type, int flags, int length, FrameSink sink)
      throws IOException {
    switch (type) {
      case PING -> answerPing(integers(in, type, length, 1)[0], sink);
      case RST_STREAM -> reset(integers(in, type, length, 2), sink);
      case GOAWAY -> {
        in.skipNBytes(length);
        // Every stream has an end of its own; this is none.
        sink.closing("the server ended the session", false);
      }
      case SYN_REPLY, HEADERS -> {
        int id = integers(in, type, length, 1)[0];
        var channel = inbound(id);
        if ((flags & FLAG_FIN) != 0 && channel.isPresent()) {
          sink.end(channel.get());
        }
      }
      // SETTINGS, WINDOW_UPDATE and what the protocol lets a receiver ignore.
      default -> in.skipNBytes(length);
    }
  }

  private void answerPing(int id, FrameSink sink) {
    if ((id & 1) == 1) {
      sink.pong();
    } else {
      sink.reply(pingFrame(id));
    }
  }

  private void reset(int[] streamAndStatus, FrameSink sink) throws IOException {
    int id = streamAndStatus[0];
    if (id == outgoing) {
      sink.inputClosed();
    }
    var channel = inbound(id);
    if (channel.isPresent()) {
      sink.end(channel.get());
    }
  }

  private static int[] integers(InputStream in, int type, int length, int count)
      throws IOException {
    if (length < 4 * count) {
      throw new IOException("the server sent a malformed SPDY frame of type " + type);
    }
    var data = new DataInputStream(in);
    var integers = new int[count];
    for (int i = 0; i < count; i++) {
      integers[i] = data.readInt() & 0x7fffffff;
    }
    in.skipNBytes(length - 4L * count);
    return integers;
  }

  private Optional<Inbound> inbound(int id) {
    return streams.stream()
        .filter(stream -> stream.id() == id)
        .findFirst()
        .flatMap(SpdyStream::inbound);
  }

  private static byte[] synStream(int id, byte[] headerBlock) {
    return ByteBuffer.allocate(18 + headerBlock.length)
        .putShort((short) CONTROL)
        .putShort((short) SYN_STREAM)
        .putInt(10 + headerBlock.length)
        .putInt(id)
        .putInt(0)
        .putShort((short) 0)
        .put(headerBlock)
        .array();
  }

  private static byte[] pingFrame(int id) {
    return ByteBuffer.allocate(12)
        .putShort((short) CONTROL)
        .putShort((short) PING)
        .putInt(4)
        .putInt(id)
        .array();
  }

  private static byte[] compress(Deflater deflater, Map<String, String> headers) {
    var plain = new ByteArrayOutputStream();
    plain.writeBytes(integer(headers.size()));
    headers.forEach(
        (name, value) -> {
          plain.writeBytes(lengthPrefixed(name));
          plain.writeBytes(lengthPrefixed(value));
        });
    deflater.setInput(plain.toByteArray());
    var compressed = new ByteArrayOutputStream();
    var piece = new byte[512];
    int size;
    do {
      size = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
      compressed.write(piece, 0, size);
    } while (size == piece.length);
    return compressed.toByteArray();
  }

  private static byte[] lengthPrefixed(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }

  private static byte[] integer(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
