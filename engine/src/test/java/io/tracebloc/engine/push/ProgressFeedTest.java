package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgressFeedTest {
  private final AtomicLong now = new AtomicLong();
  private final List<PushEvent.Progress> told = new CopyOnWriteArrayList<>();
  private final ProgressFeed feed = new ProgressFeed(told::add, now::get);

  private static TransferProgress copied(long bytes, long found) {
    return new TransferProgress(bytes, found, 10_000, 1, 2, 4, 0);
  }

  private void at(double seconds, TransferProgress progress) {
    now.set((long) (seconds * 1e9));
    feed.offer(progress);
    feed.tell();
  }

  @Test
  void speedAndTimeLeftComeWithTheAmounts() {
    at(0, copied(0, 0));
    at(2, copied(2000, 0));
    assertThat(told.getLast())
        .extracting(PushEvent.Progress::bytesPerSecond, event -> event.timeLeft().orElseThrow())
        .containsExactly(1000L, Duration.ofSeconds(8));
  }

  @Test
  void whatTheVolumeHadAlreadyDoesNotMakeTheLineFaster() {
    at(0, copied(0, 0));
    at(1, copied(6000, 5000));
    at(2, copied(7000, 5000));
    assertThat(told.getLast().bytesPerSecond()).isEqualTo(1000);
    assertThat(told.getLast().timeLeft()).contains(Duration.ofSeconds(3));
  }

  @Test
  void aStallIsToldWithoutNewsFromTheTransfer() {
    at(0, copied(0, 0));
    at(1, copied(1000, 0));
    for (int second = 2; second <= 30; second++) {
      now.set(second * 1_000_000_000L);
      feed.tell();
    }
    assertThat(told.getLast().bytesPerSecond()).isZero();
    assertThat(told.getLast().timeLeft()).isEmpty();
  }

  @Test
  void theLastIsToldOnceAndForgotten() {
    feed.offer(copied(1, 0));
    feed.offer(copied(2, 0));
    assertThat(feed.last()).contains(copied(2, 0));
    assertThat(feed.last()).isEmpty();
    feed.tell();
    assertThat(told).extracting(PushEvent.Progress::copied).containsExactly(copied(2, 0));
  }

  @Test
  void nothingIsToldAfterTheEnd() {
    feed.offer(copied(1, 0));
    feed.close();
    feed.tell();
    feed.last();
    assertThat(told).isEmpty();
  }

  @Test
  void aFloodFromManyThreadsBecomesATrickle() throws Exception {
    var began = System.nanoTime();
    var ready = new CountDownLatch(1);
    feed.start();
    try (feed;
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var floods = new ArrayList<Future<?>>();
      for (int thread = 0; thread < 4; thread++) {
        floods.add(
            threads.submit(
                () -> {
                  ready.await();
                  for (int call = 1; call <= 250_000; call++) {
                    feed.offer(copied(call, 0));
                  }
                  return null;
                }));
      }
      ready.countDown();
      for (var flood : floods) {
        flood.get();
      }
      feed.offer(copied(10_000, 0));
      feed.last();
    }
    var tenths = (System.nanoTime() - began) / 100_000_000L;
    assertThat(told.size()).isBetween(1, (int) tenths + 1);
    assertThat(told.getLast().copied().bytes()).isEqualTo(10_000);
  }

  @Test
  void theFeedTellsByItself() throws InterruptedException {
    var heard = new CountDownLatch(2);
    try (var own = new ProgressFeed(_ -> heard.countDown(), System::nanoTime)) {
      own.start();
      own.offer(copied(1, 0));
      heard.await();
    }
    assertThat(heard.getCount()).isZero();
  }
}
