package io.tracebloc.sandbox.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over a line, and when. */
@Timeout(60)
final class LineTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void bytesArriveBothWaysAndAreCounted() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      var sent = bytes(3_000_000);
      var answer = bytes(70_001);
      var received = receive(pair.server());
      send(pair.client(), sent);
      assertThat(received.get()).isEqualTo(sent);
      var answered = receive(pair.client());
      send(pair.server(), answer);
      assertThat(answered.get()).isEqualTo(answer);
      assertThat(ends.line().carried(Direction.OUTWARD)).isEqualTo(sent.length);
      assertThat(ends.line().carried(Direction.INWARD)).isEqualTo(answer.length);
      assertThat(ends.line().connections()).isOne();
    }
  }

  @Test
  void aHalfClosedConnectionStaysHalfClosed() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect().withDelay(Duration.ofMillis(5)));
        var pair = ends.connect()) {
      pair.client().shutdownOutput();
      assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
      pair.server().getOutputStream().write(7);
      assertThat(pair.client().getInputStream().read()).isEqualTo(7);
    }
  }

  @Test
  void aQuestionAndItsAnswerTakeARoundTripAndConnectingTakesOneMore() throws Exception {
    var delay = Duration.ofMillis(40);
    try (var ends = Ends.of(LineQuality.perfect().withDelay(delay))) {
      var start = System.nanoTime();
      try (var pair = ends.connect()) {
        pair.client().getOutputStream().write(1);
        assertThat(pair.server().getInputStream().read()).isEqualTo(1);
        pair.server().getOutputStream().write(2);
        assertThat(pair.client().getInputStream().read()).isEqualTo(2);
      }
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(4 * delay.toNanos());
    }
  }

  @Test
  void theRateIsSharedByAllConnections() throws Exception {
    var rate = 4_000_000;
    try (var ends = Ends.of(LineQuality.perfect().withRate(rate));
        var one = ends.connect();
        var other = ends.connect()) {
      var start = System.nanoTime();
      var received = receive(one.server());
      var receivedToo = receive(other.server());
      var sending = sending(one.client(), bytes(rate / 4));
      send(other.client(), bytes(rate / 4));
      sending.get();
      assertThat(received.get()).hasSize(rate / 4);
      assertThat(receivedToo.get()).hasSize(rate / 4);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(500_000_000L);
    }
  }

  @Test
  void aSlowReceiverHoldsTheSenderUp() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      var sending = sending(pair.client(), bytes(64 << 20));
      assertThat(ends.line().awaitCarried(Direction.OUTWARD, 1, LONG)).isTrue();
      assertThat(ends.line().awaitCarried(Direction.OUTWARD, 64 << 20, Duration.ofMillis(300)))
          .isFalse();
      assertThat(sending).isNotDone();
      assertThat(receive(pair.server()).get()).hasSize(64 << 20);
      sending.get();
    }
  }

  @Test
  void aBrokenSideIsToldToTheOther() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      pair.client().setSoLinger(true, 0);
      pair.client().close();
      assertThatThrownBy(() -> pair.server().getInputStream().read())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void whereNobodyListensConnectionsAreReset() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect())) {
      ends.server().close();
      try (var client = ends.dial()) {
        assertThatThrownBy(() -> client.getInputStream().read())
            .isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void closingResetsWhatIsOpenAndRefusesTheRest() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect().withDelay(Duration.ofSeconds(30)));
        var pair = ends.connect()) {
      pair.client().getOutputStream().write(bytes(100_000));
      ends.line().close();
      assertThatThrownBy(() -> pair.server().getInputStream().read())
          .isInstanceOf(SocketException.class);
      assertThatThrownBy(ends::dial).isInstanceOf(IOException.class);
    }
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
  }

  private static CompletableFuture<Void> sending(Socket socket, byte[] bytes) {
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                send(socket, bytes);
                done.complete(null);
              } catch (IOException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  private static CompletableFuture<byte[]> receive(Socket socket)
      throws InterruptedException, ExecutionException {
    var received = new CompletableFuture<byte[]>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                received.complete(socket.getInputStream().readAllBytes());
              } catch (IOException e) {
                received.completeExceptionally(e);
              }
            });
    return received;
  }
}
