package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
  private final ProgressMeter meter = new ProgressMeter();

  private void record(double seconds, long amount) {
    meter.record((long) (seconds * 1e9), amount);
  }

  @Test
  void nothingIsKnownAtTheStart() {
    assertThat(meter.perSecond()).isZero();
    assertThat(meter.timeFor(100)).isEmpty();
    record(5, 100);
    assertThat(meter.perSecond()).isZero();
  }

  @Test
  void aSteadyCopyHasItsRate() {
    for (var tick = 0; tick <= 50; tick++) {
      record(tick / 10.0, tick * 100L);
    }
    assertThat(meter.perSecond()).isEqualTo(1000);
    assertThat(meter.timeFor(5_000)).contains(Duration.ofSeconds(5));
  }

  @Test
  void aStallIsNoticedAndAnOldBurstForgotten() {
    record(0, 0);
    record(1, 1_000_000);
    for (var second = 2; second <= 30; second++) {
      record(second, 1_000_000);
    }
    assertThat(meter.perSecond()).isZero();
    assertThat(meter.timeFor(1_000_000)).isEmpty();
  }

  @Test
  void whatHasToBeDoneAgainLeavesTheSpeedAsItIs() {
    record(0, 0);
    record(1, 1000);
    record(2, 2000);
    record(2, 500);
    assertThat(meter.perSecond()).isEqualTo(1000);
    record(3, 1500);
    assertThat(meter.perSecond()).isEqualTo(1000);
  }

  @Test
  void nothingMoreTakesNoTime() {
    record(0, 0);
    record(1, 1000);
    assertThat(meter.timeFor(0)).contains(Duration.ZERO);
    assertThat(meter.timeFor(-5)).contains(Duration.ZERO);
  }
}
