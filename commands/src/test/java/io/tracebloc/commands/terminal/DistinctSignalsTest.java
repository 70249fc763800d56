package io.tracebloc.commands.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DistinctSignalsTest {
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
  private final DistinctSignals signals = new DistinctSignals(heard::incrementAndGet, clock::get);

  private void after(Duration pause) {
    clock.addAndGet(pause.toNanos());
    signals.run();
  }

  @Test
  void signalsThatComeAtOnceAreOne() {
    signals.run();
    after(Duration.ZERO);
    after(Duration.ofMillis(20));

    assertThat(heard).hasValue(1);
  }

  @Test
  void aPersonWhoPressesAgainIsHeard() {
    signals.run();
    after(Duration.ofMillis(350));

    assertThat(heard).hasValue(2);
  }
}
