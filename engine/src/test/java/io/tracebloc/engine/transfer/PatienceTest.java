package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatienceTest {
  @Test
  void withoutABudgetThereIsNoNextTry() throws Exception {
    var patience = new Patience(Duration.ZERO);
    assertThat(patience.pause(Duration.ZERO)).isFalse();
    assertThat(patience.exhausted()).isTrue();
    assertThat(patience.retries()).isZero();
  }

  @Test
  void itEndsWhenNothingGetsThrough() throws Exception {
    var patience = new Patience(Duration.ofMillis(400));
    int tries = 0;
    while (patience.pause(Duration.ZERO)) {
      tries++;
    }
    assertThat(tries).isBetween(1, 10).isEqualTo(patience.retries());
    assertThat(patience.exhausted()).isTrue();
  }

  @Test
  void whatGetsThroughStartsItAnew() throws Exception {
    var patience = new Patience(Duration.ofMillis(200));
    for (int round = 0; round < 4; round++) {
      assertThat(patience.pause(Duration.ZERO)).as("round %d", round).isTrue();
      patience.progress();
    }
    assertThat(patience.exhausted()).isFalse();
  }

  @Test
  void theServersWordOnTheNextTryCounts() throws Exception {
    var patience = new Patience(Duration.ofSeconds(20));
    long start = System.nanoTime();
    assertThat(patience.pause(Duration.ofMillis(600))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(600));
  }
}
