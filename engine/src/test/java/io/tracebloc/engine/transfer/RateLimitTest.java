package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final int BLOCK = 256 * 1024;
  private static final long SECOND = 1_000_000_000L;

  /** Time that passes only in pauses; starts where a clock may overflow. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);

  private final long start = now.get();

  private RateLimit limit(long rate) {
    return new RateLimit(
        OptionalLong.of(rate), now::get, duration -> now.addAndGet(duration.toNanos()));
  }

  private Duration passed() {
    return Duration.ofNanos(now.get() - start);
  }

  @Test
  void bytesTakeTheirTime() throws Exception {
    var limit = limit(1024 * 1024);
    for (int block = 0; block < 40; block++) {
      limit.take(BLOCK);
    }
    assertThat(passed()).isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_010));
  }

  @Test
  void evenTheFirstBlockWaits() throws Exception {
    limit(1024).take(BLOCK);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(256));
  }

  @Test
  void aQuarterOfASecondIsSavedAtMost() throws Exception {
    var limit = limit(4 * BLOCK);
    now.addAndGet(3600 * SECOND);
    limit.take(BLOCK);
    assertThat(passed()).isEqualTo(Duration.ofHours(1));
    limit.take(BLOCK);
    assertThat(passed()).isEqualTo(Duration.ofHours(1).plusMillis(250));
  }

  @Test
  void withoutALimitNobodyWaits() throws Exception {
    var limit =
        new RateLimit(
            OptionalLong.empty(),
            () -> {
              throw new AssertionError("nobody asks for the time");
            },
            duration -> {
              throw new AssertionError("nobody sleeps");
            });
    limit.take(Integer.MAX_VALUE);
  }

  @Test
  void whatTakesNothingWaitsForNothing() throws Exception {
    limit(1).take(0);
    assertThat(passed()).isZero();
  }

  @Test
  void noRateIsRefused() {
    assertThatThrownBy(() -> RateLimit.of(OptionalLong.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInterruptEndsTheWait() {
    var limit = RateLimit.of(OptionalLong.of(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> limit.take(BLOCK)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Property(tries = 300)
  void inNoSpanOfTimeMorePasses(
      @ForAll @LongRange(min = 1, max = 10_000_000_000L) long rate,
      @ForAll @IntRange(min = 1, max = 100) int takes,
      @ForAll long seed)
      throws InterruptedException {
    var random = new Random(seed);
    var limit = limit(rate);
    List<Long> times = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int take = 0; take < takes; take++) {
      int bytes = random.nextInt(1, BLOCK);
      limit.take(bytes);
      times.add(now.get());
      sizes.add(bytes);
      now.addAndGet(random.nextLong(0, 1 + SECOND * bytes / rate));
    }
    for (int from = 0; from < takes; from++) {
      double sum = 0;
      for (int to = from; to < takes; to++) {
        sum += sizes.get(to);
        double span = (times.get(to) - times.get(from)) / (double) SECOND;
        // The first one was paid for before the span began.
        assertThat(sum - sizes.get(from)).isLessThanOrEqualTo(rate * (span + 0.2501) + takes);
      }
    }
  }

  @Test
  void severalThreadsShareIt() throws Exception {
    var waited = new AtomicLong();
    var limit =
        new RateLimit(
            OptionalLong.of(4 * BLOCK),
            () -> 0,
            duration -> waited.accumulateAndGet(duration.toNanos(), Math::max));
    List<Callable<Void>> works = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      works.add(
          () -> {
            for (int block = 0; block < 5; block++) {
              limit.take(BLOCK);
            }
            return null;
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var work : threads.invokeAll(works)) {
        work.get();
      }
    }
    assertThat(Duration.ofNanos(waited.get())).isEqualTo(Duration.ofSeconds(10));
  }
}
