package io.tracebloc.sandbox.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both sides see when a line is cut. */
@Timeout(60)
final class AccidentsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 200_001})
  void aResetPassesExactlySoManyBytesOn(int bytes) throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      ends.line().arm(Cut.reset(bytes));
      var received = countUntilReset(pair.server());
      assertThatThrownBy(() -> fill(pair)).isInstanceOf(SocketException.class);
      assertThat(received.get()).isLessThanOrEqualTo(bytes);
      assertThat(ends.line().carried(Direction.OUTWARD)).isEqualTo(bytes);
      assertThat(ends.line().accidents()).isOne();
    }
  }

  @Test
  void aCutMeetsEveryConnectionAndNoneThatComesAfter() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect();
        var idle = ends.connect()) {
      ends.line().arm(Cut.reset(10));
      assertThatThrownBy(() -> fill(pair)).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> idle.client().getInputStream().read())
          .isInstanceOf(SocketException.class);
      try (var next = ends.connect()) {
        talk(next);
      }
    }
  }

  @Test
  void bytesOfTheOtherDirectionAreNotCounted() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      ends.line().arm(Cut.reset(1).going(Direction.INWARD));
      pair.client().getOutputStream().write(new byte[1000]);
      assertThat(pair.server().getInputStream().readNBytes(1000)).hasSize(1000);
      pair.server().getOutputStream().write(new byte[2]);
      assertThat(pair.client().getInputStream().read()).isZero();
      assertThatThrownBy(() -> pair.client().getInputStream().read())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void afterSilenceNeitherSideLearnsOfTheOther() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      ends.line().arm(Cut.silence(3));
      pair.client().getOutputStream().write(new byte[10]);
      assertThat(pair.server().getInputStream().readNBytes(3)).hasSize(3);
      pair.server().getOutputStream().write(1);
      pair.client().setSoTimeout(200);
      assertThatThrownBy(() -> pair.client().getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      pair.client().close();
      pair.server().setSoTimeout(200);
      assertThatThrownBy(() -> pair.server().getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      try (var next = ends.connect()) {
        talk(next);
      }
    }
  }

  @Test
  void inAnOutageNewConnectionsAreReset() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      ends.line().arm(Cut.reset(0).withOutage(Duration.ofDays(1)));
      assertThatThrownBy(() -> fill(pair)).isInstanceOf(SocketException.class);
      assertThatThrownBy(
              () -> {
                try (var next = ends.dial()) {
                  next.getInputStream().read();
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void anOutageEnds() throws Exception {
    try (var ends = Ends.of(LineQuality.perfect());
        var pair = ends.connect()) {
      ends.line().arm(Cut.reset(0).withOutage(Duration.ofNanos(1)));
      assertThatThrownBy(() -> fill(pair)).isInstanceOf(SocketException.class);
      try (var next = ends.connect()) {
        talk(next);
      }
    }
  }

  private static CompletableFuture<Integer> countUntilReset(Socket socket) {
    var counted = new CompletableFuture<Integer>();
    Thread.ofVirtual()
        .start(
            () -> {
              var count = 0;
              try {
                while (socket.getInputStream().read() >= 0) {
                  count++;
                }
                counted.completeExceptionally(new AssertionError("closed, not reset"));
              } catch (IOException e) {
                counted.complete(count);
              }
            });
    return counted;
  }

  private static void fill(Ends.Pair pair) throws IOException {
    var bytes = new byte[100_000];
    while (true) {
      pair.client().getOutputStream().write(bytes);
    }
  }

  private static void talk(Ends.Pair pair) throws IOException {
    pair.client().getOutputStream().write(1);
    assertThat(pair.server().getInputStream().read()).isEqualTo(1);
    pair.server().getOutputStream().write(2);
    assertThat(pair.client().getInputStream().read()).isEqualTo(2);
  }
}
