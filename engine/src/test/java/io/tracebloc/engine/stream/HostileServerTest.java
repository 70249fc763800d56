package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that break the rules: the end is prompt, the words are clear, memory stays bounded. */
@Timeout(30)
class HostileServerTest {
  private static final PodContainer CONTAINER = new PodContainer("demo", "stage-1", "stage");
  private static final String SUCCESS = "{\"status\":\"Success\"}";

  private final CountDownLatch finished = new CountDownLatch(1);
  private FakeServer server;

  /** Bytes of a server after its upgrade. */
  private interface Bytes {
    void write(OutputStream out) throws Exception;
  }

  @AfterEach
  void stopServer() throws Exception {
    finished.countDown();
    server.close();
  }

  /** Upgrades, sends the bytes and stays there: what ends the session must be the client. */
  private ExecSession exec(Peer peer, Bytes bytes) throws IOException {
    server =
        new FakeServer(
            (socket, request) -> {
              peer.upgrade(socket, request);
              bytes.write(socket.getOutputStream());
              finished.await();
            });
    return PodStreams.through(server.endpoint(), StreamOptions.of(peer.transport()))
        .exec(CONTAINER, List.of("true"));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** A finished binary message. */
  private static byte[] message(int channel, String text) {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(11 + payload.length)
        .put((byte) 0x82)
        .put((byte) 127)
        .putLong(payload.length + 1L)
        .put((byte) channel)
        .put(payload)
        .array();
  }

  /** A SPDY data frame. */
  private static byte[] data(int stream, boolean fin, String text) {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + payload.length)
        .putInt(stream)
        .putInt((fin ? 1 << 24 : 0) | payload.length)
        .put(payload)
        .array();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a masked frame                       | 82 85 01 02 03 04 00 | malformed",
        "reserved bits                        | c2 01 01             | malformed",
        "a negative length                    | 82 7f ff ff ff ff ff ff ff ff | malformed",
        "an absurd length                     | 82 7f 00 ff ff ff ff ff ff ff | malformed",
        "a text message                       | 81 02 31 41          | text in place of bytes",
        "a continuation of nothing            | 80 02 01 41          | out of order",
        "a new message inside another         | 02 02 01 41 82 02 01 41 | out of order",
        "a control frame in fragments         | 09 00                | malformed WebSocket control",
        "a control frame that is too long     | 89 7e 00 7e          | malformed WebSocket control",
        "an unknown control frame             | 8b 00                | unknown WebSocket frame",
        "an unknown kind of data              | 83 01 01             | out of order",
        "HTTP                                 | 48 54 54 50 2f 31 2e 31 20 34 30 30 | malformed",
        "a close with a reason to be careful  | 88 09 03 f3 1b 5b 32 4a 6e 6f 21 | code 1011: \\x1b[2Jno!",
        "a close without a code               | 88 00                | server closed the WebSocket",
        "a close with half a code             | 88 01 03             | server closed the WebSocket",
      })
  void breakingTheRulesOfWebSocketEndsTheSession(String what, String bytes, String words)
      throws Exception {
    for (var peer : List.of(Peer.V4, Peer.V5)) {
      // After a first good frame the transport is known to work.
      try (var session = exec(peer, out -> out.write(hex("82 00" + bytes)))) {
        assertThatThrownBy(session::await)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("unknown")
            .hasMessageContaining(words);
        assertThatThrownBy(() -> session.stdout().readAllBytes()).hasMessageContaining(words);
      }
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "another version         | 80 02 00 06 00 00 00 04 00 00 00 02 | not SPDY/3.1",
        "an absurd control frame | 80 03 00 04 00 ff ff ff | not SPDY/3.1",
        "a reply cut short       | 80 03 00 02 00 00 00 02 00 01 00 00 | malformed SPDY frame of type 2",
        "a reset cut short       | 80 03 00 03 00 00 00 04 00 00 00 05 | malformed SPDY frame of type 3",
        "a ping cut short        | 80 03 00 06 00 00 00 00 | malformed SPDY frame of type 6",
      })
  void breakingTheRulesOfSpdyEndsTheSession(String what, String bytes, String words)
      throws Exception {
    try (var session = exec(Peer.SPDY, out -> out.write(hex(bytes)))) {
      assertThatThrownBy(session::await)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("unknown")
          .hasMessageContaining(words);
    }
  }

  /** What looks like a huge frame of a stream that nobody opened; it ends with the connection. */
  @Test
  void httpInPlaceOfSpdyIsSkippedUntilItsEnd() throws Exception {
    server =
        new FakeServer(
            (socket, request) -> {
              Peer.SPDY.upgrade(socket, request);
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            });
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.SPDY));
    try (var session = streams.exec(CONTAINER, List.of("true"))) {
      assertThatThrownBy(session::await).hasMessageContaining("unknown: the connection ended");
    }
  }

  @Test
  void unknownStreamsAndFramesOfSpdyAreSkipped() throws Exception {
    try (var session =
        exec(
            Peer.SPDY,
            out -> {
              out.write(data(9, false, "stranger"));
              out.write(data(3, true, "input comes from us"));
              out.write(data(0, false, "zero"));
              out.write(data(0x7fffffff, true, "last"));
              // SETTINGS, WINDOW_UPDATE, a stream of the server's, a type that does not exist.
              out.write(hex("80 03 00 04 00 00 00 04 00 00 00 00"));
              out.write(hex("80 03 00 09 00 00 00 08 00 00 00 05 00 01 00 00"));
              out.write(hex("80 03 00 01 00 00 00 0a 00 00 00 02 00 00 00 00 00 00"));
              out.write(hex("80 03 7f ff 00 00 00 03 01 02 03"));
              out.write(data(5, true, "out"));
              out.write(data(5, false, "after the end"));
              out.write(data(7, true, ""));
              out.write(data(1, true, SUCCESS));
            })) {
      assertThat(session.stdout().readAllBytes()).asString().isEqualTo("out");
      assertThat(session.await()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"V4", "V5"})
  void unknownChannelsAndEmptyPiecesAreSkipped(Peer peer) throws Exception {
    try (var session =
        exec(
            peer,
            out -> {
              out.write(hex("82 00"));
              out.write(message(0, "input comes from us"));
              out.write(message(9, "stranger"));
              out.write(message(254, "stranger"));
              // One message in frames of no, one, no and two bytes, with a ping and a pong inside.
              out.write(hex("02 00 00 01 01 89 03 61 62 63 00 00 8a 00 80 02 6f 6b"));
              out.write(message(3, SUCCESS));
              out.write(hex("88 02 03 e8"));
            })) {
      assertThat(session.stdout().readAllBytes()).asString().isEqualTo("ok");
      assertThat(session.await()).isZero();
    }
  }

  @Test
  void aChannelCannotBeClosedInV4() throws Exception {
    try (var session =
        exec(
            Peer.V4,
            out -> {
              out.write(message(255, "\u0001\u0003"));
              out.write(message(1, "ok"));
              out.write(message(3, SUCCESS));
            })) {
      assertThat(session.stdout().readAllBytes()).asString().isEqualTo("ok");
      assertThat(session.await()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDY", "V5"})
  void aCommandThatEndsWithoutAStatusHasAnUnknownOutcome(Peer peer) throws Exception {
    try (var session = exec(peer, out -> out.write(ends(peer)))) {
      assertThatThrownBy(session::await).hasMessageContaining("unknown: the server sent no status");
      assertThat(catchThrowable(() -> writeEndlessly(session))).isInstanceOf(IOException.class);
    }
  }

  private static byte[] ends(Peer peer) {
    var bytes = new ByteArrayOutputStream();
    for (int channel = 1; channel <= 3; channel++) {
      bytes.writeBytes(
          peer == Peer.SPDY
              ? data(List.of(5, 7, 1).get(channel - 1), true, "")
              : message(255, Character.toString(channel)));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void aStatusThatIsNoDocumentIsShown(Peer peer) throws Exception {
    try (var session =
        exec(
            peer,
            out -> {
              out.write(status(peer, "exec failed: \u001b[1m no sh"));
              out.write(peer == Peer.SPDY ? data(1, true, "") : hex("88 02 03 e8"));
            })) {
      assertThatThrownBy(session::await)
          .hasMessageContaining("unknown")
          .hasMessageContaining("exec failed: \\x1b[1m no sh");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndlessStatusEndsTheSession(Peer peer) throws Exception {
    try (var session =
        exec(
            peer,
            out -> {
              out.write(status(peer, "{\"message\":\""));
              while (true) {
                out.write(status(peer, "}".repeat(50_000)));
              }
            })) {
      assertThatThrownBy(session::await)
          .hasMessageContaining("too long")
          .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(5000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStatusInCountlessPiecesEndsTheSession(Peer peer) throws Exception {
    try (var session =
        exec(
            peer,
            out -> {
              out.write(status(peer, "{\"message\":\""));
              while (true) {
                out.write(status(peer, "}"));
              }
            })) {
      assertThatThrownBy(session::await).hasMessageContaining("too long");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLongMessageInAStatusIsCutShort(Peer peer) throws Exception {
    var text =
        "{\"status\":\"Failure\",\"reason\":\"InternalError\",\"message\":\""
            + "no ".repeat(15_000)
            + "\"}";
    try (var session = exec(peer, out -> out.write(status(peer, text)))) {
      assertThatThrownBy(session::await)
          .hasMessageContaining("could not be run: no no")
          .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(5000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void exitCodesThatAreNoneAreUnknown(Peer peer) throws Exception {
    for (var code : List.of("", "x", "99999999999", "0x1", "1.5")) {
      var text =
          "{\"status\":\"Failure\",\"reason\":\"NonZeroExitCode\",\"message\":\"odd\",\"details\":"
              + "{\"causes\":[7,{\"reason\":\"ExitCode\",\"message\":\""
              + code
              + "\"}]}}";
      try (var session = exec(peer, out -> out.write(status(peer, text)))) {
        assertThatThrownBy(session::await).hasMessageContaining("odd");
      }
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void floodsOfPingsAreAnsweredWithinBounds(Peer peer) throws Exception {
    var ping = peer == Peer.SPDY ? hex("80 03 00 06 00 00 00 04 00 00 00 02") : hex("89 00");
    try (var session =
        exec(
            peer,
            out -> {
              var many = new ByteArrayOutputStream();
              for (int i = 0; i < 20_000; i++) {
                many.writeBytes(ping);
              }
              // Nobody reads the answers.
              for (int i = 0; i < 50; i++) {
                out.write(many.toByteArray());
              }
              out.write(status(peer, SUCCESS));
            })) {
      assertThat(session.await()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHeadThatDripsIsGivenUp(Peer peer) throws Exception {
    server =
        new FakeServer(
            (socket, request) -> {
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 101 x\r\nX: ".getBytes(StandardCharsets.US_ASCII));
              while (!finished.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('x');
              }
            });
    var options =
        new StreamOptions(
            peer.transport(),
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(25));
    var streams = PodStreams.through(server.endpoint(), options);
    assertThatThrownBy(() -> streams.exec(CONTAINER, List.of("true")))
        .hasMessageContaining("did not answer");
  }

  @ParameterizedTest
  @EnumSource
  void interimAnswersWithoutEndAreGivenUp(Peer peer) throws Exception {
    server =
        new FakeServer(
            (socket, request) -> {
              while (true) {
                socket
                    .getOutputStream()
                    .write("HTTP/1.1 103 Early\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            });
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(peer.transport()));
    assertThatThrownBy(() -> streams.exec(CONTAINER, List.of("true")))
        .hasMessageContaining("never comes to its answer");
  }

  private static byte[] status(Peer peer, String text) {
    return peer == Peer.SPDY ? data(1, false, text) : message(3, text);
  }

  private static void writeEndlessly(ExecSession session) throws IOException {
    var block = new byte[100_000];
    while (true) {
      session.stdin().write(block);
    }
  }
}
