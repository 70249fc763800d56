package io.tracebloc.sandbox.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When bytes leave. */
final class PaceTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void bytesQueueUpBehindThoseBefore() {
    var pace = new Pace(OptionalLong.of(1000), now::get);
    assertThat(pace.leave(500)).isEqualTo(500_000_000);
    assertThat(pace.leave(250)).isEqualTo(750_000_000);
  }

  @Test
  void whoComesLateDoesNotCatchUp() {
    var pace = new Pace(OptionalLong.of(1000), now::get);
    now.set(5_000_000_000L);
    assertThat(pace.leave(1000)).isEqualTo(6_000_000_000L);
  }

  @Test
  void withoutALimitBytesLeaveAtOnce() {
    now.set(42);
    assertThat(new Pace(OptionalLong.empty(), now::get).leave(1 << 30)).isEqualTo(42);
  }

  @Test
  void theQueueHoldsMoreThanFitsIntoTheDelay() {
    var quality = LineQuality.perfect().withRate(100_000_000).withDelay(Duration.ofMillis(50));
    assertThat(quality.queueBytes()).isEqualTo(4 * 5_000_000);
    assertThat(LineQuality.perfect().queueBytes()).isEqualTo(1 << 20);
  }
}
