package io.tracebloc.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitedWorkTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  private final CountDownLatch disturbed = new CountDownLatch(1);

  @AfterEach
  void calmDown() {
    Thread.interrupted();
  }

  private boolean waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      disturbed.countDown();
    }
    return true;
  }

  @Test
  void givesWhatTheWorkGives() throws Exception {
    assertThat(LimitedWork.call(() -> 5)).isEqualTo(5);
    assertThat(LimitedWork.call(LONG, () -> 5)).contains(5);
    assertThat(LimitedWork.callDeaf(LONG, () -> 5)).contains(5);
  }

  @Test
  void throwsWhatTheWorkThrows() {
    assertThatThrownBy(
            () ->
                LimitedWork.call(
                    () -> {
                      throw new UnsupportedOperationException("no");
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () ->
                LimitedWork.call(
                    () -> {
                      throw new IOException("no");
                    }))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void theLimitEndsItAndLeavesNoInterruptBehind() throws Exception {
    assertThat(LimitedWork.call(Duration.ofMillis(50), this::waitForEver)).isEmpty();
    disturbed.await();
    assertThat(LimitedWork.callDeaf(Duration.ofMillis(50), this::waitForEver)).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptEndsTheWaitAndTheWork() throws Exception {
    var waiting = Thread.currentThread();
    assertThatThrownBy(
            () ->
                LimitedWork.call(
                    LONG,
                    () -> {
                      waiting.interrupt();
                      return waitForEver();
                    }))
        .isInstanceOf(InterruptedException.class);
    disturbed.await();
  }

  @Test
  void interruptsDoNotDisturbTheWayOutAndAreKept() {
    var waiting = Thread.currentThread();
    waiting.interrupt();
    var result =
        LimitedWork.callDeaf(
            LONG,
            () -> {
              waiting.interrupt();
              return Thread.currentThread().isInterrupted();
            });
    assertThat(result).contains(false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void workThatFailsOnTheWayOutGivesNothing() {
    assertThat(
            LimitedWork.callDeaf(
                LONG,
                () -> {
                  throw new IOException("no");
                }))
        .isEmpty();
  }
}
