package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Framings take any bytes: all end with an {@link IOException}, good ones give what was sent. */
class AnyBytesFromTheServerTest {
  private static final Purpose EXEC =
      new Purpose.Exec(new PodContainer("n", "p", "c"), List.of("true"));

  /** A piece of a channel's data, of bytes that show where they belong. */
  record Piece(int channel, int size, boolean last) {
    byte[] bytes() {
      var bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (i * 31 + size);
      }
      return bytes;
    }
  }

  /** Gathers what was delivered. */
  private static final class Gathering implements FrameSink {
    private final Map<Inbound, ByteArrayOutputStream> received = new EnumMap<>(Inbound.class);

    @Override
    public void data(Inbound channel, byte[] bytes, int offset, int length) {
      received
          .computeIfAbsent(channel, any -> new ByteArrayOutputStream())
          .write(bytes, offset, length);
    }

    @Override
    public void end(Inbound channel) {}

    @Override
    public void inputClosed() {}

    @Override
    public void pong() {}

    @Override
    public void reply(byte[] frame) {
      assertThat(frame.length).isLessThan(256);
    }

    @Override
    public void closing(String reason, boolean clean) {
      assertThat(reason.length()).isLessThan(1000);
    }
  }

  private static void readAll(Framing framing, InputStream in, FrameSink sink) {
    assertThatThrownBy(
            () -> {
              while (true) {
                framing.read(in, sink);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Property(tries = 2000)
  void noiseEndsInAnOrdinaryFailure(@ForAll("noise") byte[] noise) {
    readAll(EXEC.spdyFraming(), new ByteArrayInputStream(noise), new Gathering());
    for (var protocol : List.of("v4.channel.k8s.io", "v5.channel.k8s.io")) {
      readAll(EXEC.webSocketFraming(protocol), new ByteArrayInputStream(noise), new Gathering());
    }
  }

  /** Bytes that often look like the beginning of a frame. */
  @Provide
  Arbitrary<byte[]> noise() {
    var any = Arbitraries.bytes();
    var likely = Arbitraries.of(0, 1, 2, 3, 4, 6, 7, 8, 0x7e, 0x7f, 0x80, 0x82, 0x88, 0x89, 0xff);
    return Arbitraries.oneOf(any, likely.map(Integer::byteValue)).array(byte[].class).ofMaxSize(80);
  }

  @Property(tries = 300)
  void webSocketMessagesInAnyPiecesComeTogether(@ForAll("pieces") List<Piece> pieces)
      throws IOException {
    var sent = new EnumMap<Inbound, ByteArrayOutputStream>(Inbound.class);
    var wire = new ByteArrayOutputStream();
    boolean fresh = true;
    int channel = 1;
    for (var piece : pieces) {
      channel = fresh ? piece.channel() : channel;
      var payload = new ByteArrayOutputStream();
      if (fresh) {
        payload.write(channel);
      }
      payload.write(piece.bytes());
      wire.write(frame((piece.last() ? 0x80 : 0) | (fresh ? 2 : 0), payload.toByteArray()));
      // Control frames may stand between any two frames.
      wire.write(frame(0x89, new byte[] {1, 2}));
      put(sent, channel(channel), piece.bytes());
      fresh = piece.last();
    }
    var gathering = new Gathering();
    readAll(
        EXEC.webSocketFraming("v5.channel.k8s.io"),
        new ByteArrayInputStream(wire.toByteArray()),
        gathering);
    assertSame(gathering, sent);
  }

  @Property(tries = 300)
  void spdyFramesOfAnySizeComeTogether(@ForAll("pieces") List<Piece> pieces) throws IOException {
    var sent = new EnumMap<Inbound, ByteArrayOutputStream>(Inbound.class);
    var wire = new ByteArrayOutputStream();
    for (var piece : pieces) {
      int stream = List.of(5, 7, 1).get(piece.channel() - 1);
      wire.write(ByteBuffer.allocate(8).putInt(stream).putInt(piece.bytes().length).array());
      wire.write(piece.bytes());
      put(sent, channel(piece.channel()), piece.bytes());
    }
    var gathering = new Gathering();
    readAll(EXEC.spdyFraming(), new ByteArrayInputStream(wire.toByteArray()), gathering);
    assertSame(gathering, sent);
  }

  @Provide
  Arbitrary<List<Piece>> pieces() {
    var sizes = Arbitraries.of(0, 1, 2, 125, 126, 127, 65_535, 65_536, 200_000);
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), sizes, Arbitraries.of(true, false))
        .as(Piece::new)
        .list()
        .ofMaxSize(12);
  }

  private static Inbound channel(int number) {
    return List.of(Inbound.OUTPUT, Inbound.ERRORS, Inbound.STATUS).get(number - 1);
  }

  private static void put(
      Map<Inbound, ByteArrayOutputStream> channels, Inbound channel, byte[] bytes) {
    if (bytes.length > 0) {
      channels.computeIfAbsent(channel, any -> new ByteArrayOutputStream()).writeBytes(bytes);
    }
  }

  private static byte[] frame(int first, byte[] payload) {
    int length = payload.length;
    int extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    var frame = ByteBuffer.allocate(2 + extra + length).put((byte) first);
    switch (extra) {
      case 0 -> frame.put((byte) length);
      case 2 -> frame.put((byte) 126).putShort((short) length);
      default -> frame.put((byte) 127).putLong(length);
    }
    return frame.put(payload).array();
  }

  private static void assertSame(Gathering gathering, Map<Inbound, ByteArrayOutputStream> sent) {
    assertThat(gathering.received.keySet()).isEqualTo(sent.keySet());
    sent.forEach(
        (channel, bytes) ->
            assertThat(gathering.received.get(channel).toByteArray())
                .isEqualTo(bytes.toByteArray()));
  }
}
