package io.tracebloc.engine.push;

import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes events of what a transfer tells of its progress: takes it as often as it comes, from any
 * thread and without waiting, and passes on the latest ten times a second, also while nothing
 * moves, so that a stall is seen. Thread-safe.
 */
final class ProgressFeed implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Consumer<PushEvent.Progress> listener;
  private final LongSupplier nanoTime;
  private final ProgressMeter meter = new ProgressMeter();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<TransferProgress> latest = Optional.empty();
  private Optional<TransferProgress> told = Optional.empty();

  ProgressFeed(Consumer<PushEvent.Progress> listener, LongSupplier nanoTime) {
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** Begins to pass on. */
  void start() {
    Thread.ofVirtual().name("progress").start(this::beat);
  }

  private void beat() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes how far the transfer has come. */
  void offer(TransferProgress now) {
    latest = Optional.of(now);
  }

  /** Passes on the latest, if there is any. */
  synchronized void tell() {
    latest.ifPresent(this::tell);
  }

  /** Passes on the latest unless that was done, and forgets it: a part of the work is over. */
  synchronized Optional<TransferProgress> last() {
    var last = latest;
    last.filter(progress -> !told.equals(last)).ifPresent(this::tell);
    latest = Optional.empty();
    return last;
  }

  private void tell(TransferProgress now) {
    if (closed.getCount() == 0) {
      return;
    }
    told = Optional.of(now);
    // What the volume had already says nothing about the line.
    meter.record(nanoTime.getAsLong(), now.bytes() - now.foundBytes());
    listener.accept(
        new PushEvent.Progress(
            now, meter.perSecond(), meter.timeFor(now.totalBytes() - now.bytes())));
  }

  /** Ends it; nothing is passed on afterwards. */
  @Override
  public synchronized void close() {
    closed.countDown();
  }
}
