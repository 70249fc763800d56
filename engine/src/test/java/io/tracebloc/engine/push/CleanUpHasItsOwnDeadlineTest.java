package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CleanUpHasItsOwnDeadlineTest {
  private final AtomicBoolean disturbed = new AtomicBoolean();

  @AfterEach
  void calm_down() {
    Thread.interrupted();
  }

  private void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      disturbed.set(true);
    }
  }

  @Test
  void an_earlier_interrupt_does_not_disturb_it_and_is_kept() {
    Thread.currentThread().interrupt();

    CleanUp.within(
        Duration.ofSeconds(20), () -> disturbed.set(Thread.currentThread().isInterrupted()));

    assertThat(disturbed).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void the_deadline_ends_it_and_leaves_no_interrupt_behind() {
    CleanUp.within(Duration.ofMillis(50), this::waitForEver);

    assertThat(disturbed).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void a_second_interrupt_cuts_it_short() {
    Thread worker = Thread.currentThread();

    CleanUp.within(
        Duration.ofSeconds(20),
        () -> {
          worker.interrupt();
          waitForEver();
        });

    assertThat(disturbed).isTrue();
  }
}
