package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A forwarded port over every transport (contract/protocol.md 6.4). */
@Timeout(60)
@ParameterizedClass
@EnumSource
class PortForwardConformanceTest {
  private final Peer peer;
  private final CountDownLatch finished = new CountDownLatch(1);
  private FakeServer server;

  PortForwardConformanceTest(Peer peer) {
    this.peer = peer;
  }

  @AfterEach
  void stopServer() throws Exception {
    finished.countDown();
    server.close();
  }

  private PodConnection connect(TransportConformance.Script script) throws IOException {
    return connect(StreamOptions.of(peer.transport()), script);
  }

  private PodConnection connect(StreamOptions options, TransportConformance.Script script)
      throws IOException {
    server =
        new FakeServer(
            (socket, request) ->
                script.play(peer.accept(socket, request, FarSide.Kind.PORT_FORWARD)));
    return PodStreams.through(server.endpoint(), options).connect("demo", "manager-1", 8080);
  }

  private StreamOptions hurried() {
    return new StreamOptions(
        peer.transport(), Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMillis(200));
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void carriesTinyWritesWithoutFlushing() throws Exception {
    try (var connection =
        connect(
            side -> {
              for (int i = 0; i < 3; i++) {
                side.send(Inbound.OUTPUT, side.receiveExactly(1));
              }
              finished.await();
            })) {
      for (int value : new int[] {0, 128, 255}) {
        connection.output().write(value);
        assertThat(connection.input().read()).isEqualTo(value);
      }
    }
  }

  @Test
  void endsTheInputWhereTheProtocolCan() throws Exception {
    try (var connection =
        connect(
            side -> {
              side.receiveExactly(5);
              if (peer.halfCloses(FarSide.Kind.PORT_FORWARD)) {
                assertThat(side.receive()).isEmpty();
              }
              side.send(Inbound.OUTPUT, "seen");
              side.end(Inbound.OUTPUT);
              side.announceEnd();
            })) {
      connection.output().write("hello".getBytes(StandardCharsets.US_ASCII));
      connection.output().close();
      assertThat(connection.input().readAllBytes()).hasSize(4);
      assertThatThrownBy(() -> connection.output().write(1)).isInstanceOf(IOException.class);
    }
    assertThat(server.failures).isEmpty();
  }

  @Test
  void aSlowReaderHoldsTheFarSideBackAndLosesNothing() throws Exception {
    var block = random(1_000_000);
    var sentBlocks = new AtomicInteger();
    try (var connection =
        connect(
            side -> {
              for (int i = 0; i < 40; i++) {
                side.send(Inbound.OUTPUT, block);
                sentBlocks.incrementAndGet();
              }
              side.end(Inbound.OUTPUT);
              side.announceEnd();
            })) {
      assertThat(connection.input().readNBytes(1_000_000)).isEqualTo(block);
      assertThat(sentBlocks.get()).isLessThan(40);
      for (int i = 1; i < 40; i++) {
        assertThat(connection.input().readNBytes(1_000_000)).isEqualTo(block);
      }
      assertThat(connection.input().read()).isEqualTo(-1);
    }
  }

  @Test
  void aPodThatDoesNotReadHoldsTheWriterBackAndClosingFreesIt() throws Exception {
    var connection = connect(side -> finished.await());
    var written = new AtomicInteger();
    var writing = new FutureTask<>(() -> catchThrowable(() -> writeEndlessly(connection, written)));
    Thread.ofVirtual().start(writing);
    var outbox = ((ForwardedPort) connection).connection().outbox();
    TransportConformance.await(
        () -> outbox.busy() && System.nanoTime() - outbox.busySince() > 50_000_000);
    connection.close();
    assertThat(writing.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    // Two buffers of ours; the rest lies in the sockets of a loopback connection.
    assertThat(written.get()).isLessThan(20_000_000);
  }

  @Test
  void aServerThatVanishesFailsReaderAndWriter() throws Exception {
    try (var connection =
        connect(
            side -> {
              side.receiveExactly(1_000_000);
              throw new IOException("the server is gone");
            })) {
      assertThatThrownBy(() -> writeEndlessly(connection, new AtomicInteger()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> connection.input().read()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void theErrorOfThePortFailsReaderAndWriterAtOnce() throws Exception {
    try (var connection =
        connect(
            side -> {
              side.send(Inbound.STATUS, "dial tcp4 127.0.0.1:8080: refused \u001b[2J");
              finished.await();
            })) {
      assertThatThrownBy(() -> writeEndlessly(connection, new AtomicInteger()))
          .hasMessageContaining("refused \\x1b[2J");
      assertThatThrownBy(() -> connection.input().read()).hasMessageContaining("refused");
    }
  }

  @Test
  void aFloodOfErrorTextIsCutShort() throws Exception {
    try (var connection =
        connect(
            side -> {
              for (int i = 0; i < 40; i++) {
                side.send(Inbound.STATUS, "x".repeat(1_000_000));
              }
              finished.await();
            })) {
      assertThatThrownBy(() -> connection.input().read())
          .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(5000));
    }
  }

  @Test
  void interruptsEndEveryWait() throws Exception {
    try (var connection = connect(side -> finished.await())) {
      TransportConformance.assertInterrupted(
          () -> writeEndlessly(connection, new AtomicInteger()), InterruptedIOException.class);
      TransportConformance.assertInterrupted(
          () -> connection.input().read(), InterruptedIOException.class);
    }
  }

  @Test
  void aStallWithDataPendingIsNamed() throws Exception {
    try (var connection = connect(hurried(), side -> finished.await())) {
      assertThatThrownBy(() -> writeEndlessly(connection, new AtomicInteger()))
          .hasMessageContaining("stalled");
    }
  }

  @Test
  void pingsKeepAQuietConnectionAndItsEndIsNoticed() throws Exception {
    try (var connection =
        connect(
            hurried(),
            side -> {
              var reader = Thread.ofVirtual().start(new FutureTask<>(side::receive));
              TransportConformance.await(() -> side.pings() >= 4);
              side.answerPings(false);
              reader.join();
            })) {
      assertThatThrownBy(() -> connection.input().read())
          .hasMessageContaining("did not answer a ping");
    }
  }

  @Test
  void aRefusalKeepsTheServersWords() throws Exception {
    server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(socket, "404 Not Found", FakeServer.status(404, "no such pod")));
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(peer.transport()));
    assertThatThrownBy(() -> streams.connect("demo", "manager-1", 8080))
        .isInstanceOf(StreamRefusedException.class)
        .hasMessage("no such pod");
  }

  private static void writeEndlessly(PodConnection connection, AtomicInteger written)
      throws IOException {
    var block = new byte[100_000];
    while (true) {
      connection.output().write(block);
      written.addAndGet(block.length);
    }
  }
}
